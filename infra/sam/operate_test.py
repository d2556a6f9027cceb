"""The commands against recorded answers of AWS: what each asks, in order."""
import contextlib
import io
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

import boto3
from botocore.stub import ANY, Stubber

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import operate  # noqa: E402

OUTPUTS = {
    "ApiUrl": "https://api", "PlanName": "Plan", "StaffIssuer": "https://issuer", "StaffClientId": "client",
    "SignInAddress": "https://sign-in", "SiteBucketName": "site", "DistributionId": "D1", "SiteAddress": "https://site",
    "StaffPoolId": "us-east-1_pool",
}


class Commands(unittest.TestCase):
    def stage(self, **services):
        clients = {}
        for name, expected in services.items():
            client = boto3.client(name.replace("_", "-"), region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="x")
            stubber = Stubber(client)
            for operation, answer, asked in expected:
                if isinstance(answer, str):
                    stubber.add_client_error(operation, answer, expected_params=asked)
                else:
                    stubber.add_response(operation, answer, asked)
            stubber.activate()
            self.addCleanup(stubber.assert_no_pending_responses)
            clients[name.replace("_", "-")] = client
        stage = operate.Stage("dev", clients.get)
        stage.outputs = lambda: OUTPUTS
        return stage

    def run_command(self, command, *arguments):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            command(*arguments)
        return out.getvalue()

    def test_the_site_is_uploaded_pages_last_with_its_config(self):
        def put(key, kind, cache):
            return ("put_object", {}, {"Bucket": "site", "Key": key, "Body": ANY, "ContentType": kind, "CacheControl": cache})
        stage = self.stage(
            s3=[put("assets/a.js", "text/javascript", "public, max-age=31536000, immutable"),
                put("index.html", "text/html", "no-cache"), put("config.json", "application/json", "no-cache")],
            cloudfront=[("create_invalidation", {}, {"DistributionId": "D1", "InvalidationBatch": ANY})])
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "assets").mkdir()
            (root / "assets" / "a.js").write_text("1")
            (root / "index.html").write_text("<p>")
            self.assertIn("3 files", self.run_command(operate.site, stage, folder))

    def test_the_config_names_the_sign_in_endpoints(self):
        config = operate.site_config(OUTPUTS)
        self.assertEqual(config["apiUrl"], "https://api")
        self.assertEqual(config["tokenUrl"], "https://sign-in/oauth2/token")

    def test_a_user_who_exists_changes_the_role(self):
        user = {"UserPoolId": "us-east-1_pool", "Username": "a@b.example"}
        stage = self.stage(cognito_idp=[
            ("admin_create_user", "UsernameExistsException", None),
            ("admin_list_groups_for_user", {"Groups": [{"GroupName": "auditor"}]}, user),
            ("admin_remove_user_from_group", {}, {**user, "GroupName": "auditor"}),
            ("admin_add_user_to_group", {}, {**user, "GroupName": "admin"})])
        self.assertIn("a@b.example is admin", self.run_command(operate.staff_user, stage, "a@b.example", "admin"))

    def test_an_unknown_role_is_refused_before_anything_is_asked(self):
        with self.assertRaises(SystemExit):
            operate.staff_user(self.stage(), "a@b.example", "boss")

    def test_mail_prints_the_records_to_publish(self):
        stage = self.stage(sesv2=[
            ("create_email_identity", "AlreadyExistsException", {"EmailIdentity": "b.example"}),
            ("put_email_identity_mail_from_attributes", {}, {
                "EmailIdentity": "b.example", "MailFromDomain": "mail.b.example", "BehaviorOnMxFailure": "USE_DEFAULT_VALUE"}),
            ("get_email_identity", {"DkimAttributes": {"Tokens": ["t1"]}, "VerifiedForSendingStatus": False}, {"EmailIdentity": "b.example"})])
        printed = self.run_command(operate.mail, stage, "b.example")
        self.assertIn("t1._domainkey.b.example CNAME t1.dkim.amazonses.com", printed)
        self.assertIn("mail.b.example MX 10 feedback-smtp.us-east-1.amazonses.com", printed)

    def test_redrive_moves_to_where_the_messages_failed(self):
        stage = self.stage(sqs=[
            ("get_queue_attributes", {"Attributes": {"QueueArn": "arn:dead"}}, {"QueueUrl": "url", "AttributeNames": ["QueueArn"]}),
            ("start_message_move_task", {"TaskHandle": "handle"}, {"SourceArn": "arn:dead"})])
        with mock.patch.object(stage, "resource", return_value="url"):
            self.assertIn("moving", self.run_command(operate.redrive, stage, "LetterDeadLetters"))

    def test_an_unknown_stage_is_refused(self):
        with self.assertRaises(SystemExit):
            operate.Stage("moon")


if __name__ == "__main__":
    unittest.main()
