"""Writes the CloudFormation that SAM makes of the templates, and counts each.

CloudFormation refuses a stack of over 500 resources; 300 leaves room to grow.
Usage: translate.py FOLDER, which writes FOLDER/template.json and one named for each area.
"""
import collections
import json
import logging
import pathlib
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

MOST = 300
PROJECT = pathlib.Path(__file__).parents[2]


class ManagedPolicies:
    """The managed policies SAM adds by name: Lambda's own, and no others."""

    def load(self):
        base = "arn:aws:iam::aws:policy/"
        return {
            "AWSLambdaBasicExecutionRole": base + "service-role/AWSLambdaBasicExecutionRole",
            "AWSXrayWriteOnlyAccess": base + "AWSXrayWriteOnlyAccess",
        }


def templates(project=PROJECT):
    """The system's template and its areas', by name."""
    areas = sorted(project.glob("functions/*/template.yaml"))
    return {"template": project / "template.yaml", **{path.parent.name: path for path in areas}}


def translate(path):
    """What is deployed of a template, code and nested templates standing in S3."""
    logging.disable(logging.WARNING)  # SAM's own feature flags, which only its service has
    template = yaml_parse(path.read_text())
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function":
            properties["CodeUri"] = "s3://code/" + properties["CodeUri"]
        if resource["Type"] == "AWS::Serverless::Application":
            properties["Location"] = "https://s3.amazonaws.com/code/" + properties["Location"]
    return transform(template, {}, ManagedPolicies())


def report(name, translated):
    """Says how many resources there are; whether they are too many."""
    resources = translated["Resources"]
    kinds = collections.Counter(resource["Type"] for resource in resources.values())
    print(f"{name}: {len(resources)} resources, of {MOST} allowed: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common(3)))
    return len(resources) > MOST


def main(folder):
    target, over = pathlib.Path(folder), 0
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.json"):
        old.unlink()
    for name, path in templates().items():
        translated = translate(path)
        (target / f"{name}.json").write_text(json.dumps(translated, indent=1))
        over += report(name, translated)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
