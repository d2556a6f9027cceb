"""A template that adopted a table knows its own no more, and is otherwise what it was."""
import pathlib
import sys
import unittest

from samtranslator.yaml_helper import yaml_parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import adopt  # noqa: E402

TEMPLATE = pathlib.Path(__file__).parents[2] / "template.yaml"
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
        self.assertGreater(len(mentions(before)), 50)
        self.assertEqual(mentions(after), [])
        self.assertEqual(set(before["Resources"]) - set(after["Resources"]), {"Table"})
        reader = after["Resources"]["LoadEnrollment"]["Properties"]
        self.assertEqual(reader["Events"]["Events"]["Properties"]["Stream"], STREAM)
        self.assertEqual(reader["Environment"]["Variables"]["TABLE_NAME"], "restored")
        self.assertTrue(reader["Policies"][0]["Statement"][0]["Resource"]["Fn::Sub"].endswith(":table/restored"))
        listing = after["Resources"]["ListApplications"]["Properties"]["Policies"][0]["Statement"][1]["Resource"]["Fn::Sub"]
        self.assertTrue(listing.endswith(":table/restored/index/work"), listing)

    def test_what_is_not_of_the_table_stays(self):
        before, after = yaml_parse(TEMPLATE.read_text()), adopt.adopt(yaml_parse(TEMPLATE.read_text()), "restored", STREAM)
        for id in ("Key", "DocumentsBucket", "Distribution", "ListMarkets", "WelcomeLate", "StaffPool"):
            self.assertEqual(after["Resources"][id], before["Resources"][id])


if __name__ == "__main__":
    unittest.main()
