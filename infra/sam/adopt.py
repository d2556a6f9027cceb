"""Writes a built template that no longer makes the table but works on one that is there.

For a restored table: the stack lets go of its own (which is retained), and each area is given
the restored one for its functions, policies and streams.
Usage: adopt.py .aws-sam/arm64/template.yaml TABLE STREAM_ARN, which writes adopted.json beside the template.
"""
import json
import pathlib
import sys

from samtranslator.yaml_helper import yaml_parse


def adopt(template, table, stream):
    arn = f"arn:${{AWS::Partition}}:dynamodb:${{AWS::Region}}:${{AWS::AccountId}}:table/{table}"
    names = {"Arn": {"Fn::Sub": arn}, "StreamArn": stream}

    def named(node):
        if isinstance(node, list):
            return [named(each) for each in node]
        if not isinstance(node, dict):
            return node
        if node == {"Ref": "Table"}:
            return table
        (name, of), = node.items() if len(node) == 1 else ((None, None),)
        if name == "Fn::GetAtt":
            thing, attribute = of.split(".", 1) if isinstance(of, str) else of
            return names[attribute] if thing == "Table" else node
        if name == "Fn::Sub" and isinstance(of, str):
            return {name: of.replace("${Table.Arn}", arn).replace("${Table}", table)}
        return {key: named(value) for key, value in node.items()}

    del template["Resources"]["Table"]
    return named(template)


def main(path, table, stream):
    path = pathlib.Path(path)
    target = path.with_name("adopted.json")
    target.write_text(json.dumps(adopt(yaml_parse(path.read_text()), table, stream), indent=1))
    print(f"{target} works on {table}")


if __name__ == "__main__":
    main(*sys.argv[1:])
