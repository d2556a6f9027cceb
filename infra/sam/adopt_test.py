"""A template that adopted a table knows its own no more, and is otherwise what it was."""
import pathlib
import sys
import unittest

from samtranslator.yaml_helper import yaml_parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import adopt  # noqa: E402

PROJECT = pathlib.Path(__file__).parents[2]
TEMPLATE = PROJECT / "template.yaml"
STREAM = "arn:aws:dynamodb:us-east-1:1:table/restored/stream/1"


def mentions(node, path=()):
    """Where a template still speaks of its own table."""
    if isinstance(node, list):
        return [found for i, each in enumerate(node) for found in mentions(each, (*path, i))]
    if isinstance(node, str):
        return [path] if "${Table}" in node or "${Table." in node else []
    if not isinstance(node, dict):
        return []
    if node.get("Ref") == "Table" or str(node.get("Fn::GetAtt", "")).lstrip("['").startswith("Table"):
        return [path]
    return [found for key, each in node.items() for found in mentions(each, (*path, key))]


class Adopt(unittest.TestCase):
    def test_everything_works_on_the_restored_table(self):
        before, after = yaml_parse(TEMPLATE.read_text()), adopt.adopt(yaml_parse(TEMPLATE.read_text()), "restored", STREAM)
        self.assertGreater(len(mentions(before)), 15)
        self.assertEqual(mentions(after), [])
        self.assertEqual(set(before["Resources"]) - set(after["Resources"]), {"Table"})
        areas = {id: r["Properties"]["Parameters"] for id, r in after["Resources"].items() if r["Type"] == "AWS::Serverless::Application"}
        self.assertEqual(areas["Network"]["StreamArn"], STREAM)
        for id, given in areas.items():
            self.assertEqual(given["TableName"], "restored", id)
            self.assertTrue(given["TableArn"]["Fn::Sub"].endswith(":table/restored"), id)

    def test_an_area_knows_the_table_by_what_it_is_given_alone(self):
        for path in PROJECT.glob("functions/*/template.yaml"):
            area = yaml_parse(path.read_text())
            self.assertIn("TableArn", area["Parameters"])
            self.assertEqual(mentions(area), [], path)

    def test_what_is_not_of_the_table_stays(self):
        before, after = yaml_parse(TEMPLATE.read_text()), adopt.adopt(yaml_parse(TEMPLATE.read_text()), "restored", STREAM)
        for id in ("Key", "DocumentsBucket", "Distribution", "Api", "WelcomeLate", "StaffPool"):
            self.assertEqual(after["Resources"][id], before["Resources"][id])


if __name__ == "__main__":
    unittest.main()
