"""Each template stays far below what CloudFormation takes, so that a hundred functions fit."""
import contextlib
import io
import json
import os
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import translate  # noqa: E402


@mock.patch.dict(os.environ, {"AWS_DEFAULT_REGION": "us-east-1"})
class Translate(unittest.TestCase):
    def run_main(self, folder):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            return translate.main(folder), out.getvalue()

    def test_every_template_is_translated_and_within_its_number(self):
        with tempfile.TemporaryDirectory() as folder:
            result, said = self.run_main(folder)
            written = {path.stem: json.loads(path.read_text()) for path in pathlib.Path(folder).glob("*.json")}
        areas = {path.name for path in (translate.PROJECT / "functions").iterdir() if path.is_dir()}
        self.assertEqual(result, 0, said)
        self.assertEqual(set(written), {"template", *areas})
        for name, translated in written.items():
            self.assertLessEqual(len(translated["Resources"]), 300, name)
            self.assertNotIn("Transform", translated)

    def test_one_too_many_is_refused(self):
        with mock.patch.object(translate, "MOST", 20), tempfile.TemporaryDirectory() as folder:
            result, said = self.run_main(folder)
        self.assertEqual(result, 1)
        self.assertRegex(said, r"desk: \d+ resources, of 20 allowed")

    def test_what_was_translated_before_does_not_stay(self):
        with tempfile.TemporaryDirectory() as folder:
            gone = pathlib.Path(folder, "gone.json")
            gone.write_text("{}")
            self.run_main(folder)
            self.assertFalse(gone.exists())


if __name__ == "__main__":
    unittest.main()
