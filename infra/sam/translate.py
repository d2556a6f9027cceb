"""Writes the CloudFormation that SAM makes of template.yaml, and counts it.

CloudFormation refuses a stack of over 500 resources; 300 leaves room to grow.
Usage: translate.py template.yaml translated.json
"""
import collections
import json
import logging
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

MOST = 300


class ManagedPolicies:
    """The managed policies SAM adds by name: Lambda's own, and no others."""

    def load(self):
        base = "arn:aws:iam::aws:policy/"
        return {
            "AWSLambdaBasicExecutionRole": base + "service-role/AWSLambdaBasicExecutionRole",
            "AWSXrayWriteOnlyAccess": base + "AWSXrayWriteOnlyAccess",
        }


def main(source, target):
    logging.disable(logging.WARNING)  # SAM's own feature flags, which only its service has
    with open(source) as file:
        template = yaml_parse(file.read())
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://code/" + resource["Properties"]["CodeUri"]
    translated = transform(template, {}, ManagedPolicies())
    with open(target, "w") as file:
        json.dump(translated, file, indent=1)
    resources = translated["Resources"]
    kinds = collections.Counter(resource["Type"] for resource in resources.values())
    print(f"{len(resources)} resources, of {MOST} allowed: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common(5)))
    return 0 if len(resources) <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
