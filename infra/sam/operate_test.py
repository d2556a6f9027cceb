"""The commands against recorded answers of AWS: what each asks, in order."""
import contextlib
import datetime
import io
import itertools
import json
import pathlib
import re
import sys
import tempfile
import unittest
from unittest import mock

import boto3
from botocore.stub import ANY, Stubber

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import operate  # noqa: E402

ANY_USERS = {"UserPoolId": "us-east-1_pool", "Filter": 'email ^= "a"'}
OUTPUTS = {
    "ApiUrl": "https://api", "PlanName": "Plan", "StaffIssuer": "https://issuer", "StaffClientId": "client",
    "SignInAddress": "https://sign-in", "SiteBucketName": "site", "DistributionId": "D1", "SiteAddress": "https://site",
    "StaffPoolId": "us-east-1_pool", "TableName": "credo-table",
}


def sample(function):
    """The event.json of a function."""
    path, = operate.PROJECT.glob(f"functions/*/{function}/event.json")
    return json.loads(path.read_text())


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

    def test_a_declined_change_set_ends_the_deployment(self):
        def sets(*statuses):
            found = [{"ChangeSetName": "one", "ExecutionStatus": status} for status in statuses]
            return self.stage(cloudformation=[("list_change_sets", {"Summaries": found}, {"StackName": "credo-dev"})])
        self.run_command(operate.deployed, sets())
        self.run_command(operate.deployed, sets("EXECUTE_COMPLETE", "UNAVAILABLE"))
        with self.assertRaisesRegex(SystemExit, "one was not executed"):
            operate.deployed(sets("AVAILABLE"))

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
            ("list_users", {"Users": [{"Username": "A@b.example", "Attributes": [{"Name": "email", "Value": "A@b.example"}]}]}, ANY_USERS),
            ("admin_create_user", "UsernameExistsException", None),
            ("admin_list_groups_for_user", {"Groups": [{"GroupName": "auditor"}]}, user),
            ("admin_remove_user_from_group", {}, {**user, "GroupName": "auditor"}),
            ("admin_add_user_to_group", {}, {**user, "GroupName": "admin"})])
        self.assertIn("a@b.example is admin", self.run_command(operate.staff_user, stage, "a@b.example", "admin"))

    def test_nobody_has_two_roles_that_conflict(self):
        """Whoever verifies does not decide, an auditor changes nothing, administration reads no files."""
        for pair in itertools.combinations(operate.ROLES, 2):
            with self.subTest(pair=pair):
                if frozenset(pair) == {"committee", "medical-director"}:
                    self.assertEqual(operate.roles_of(",".join(pair)), list(pair))
                    continue
                for order in (pair, pair[::-1]):
                    with self.assertRaisesRegex(SystemExit, "not one person's"):
                        operate.staff_user(self.stage(), "a@b.example", ",".join(order))
        with self.assertRaisesRegex(SystemExit, "not one person's"):
            operate.staff_user(self.stage(), "a@b.example", "committee,medical-director,specialist")

    def test_one_person_is_one_user(self):
        stage = self.stage(cognito_idp=[("list_users", {"Users": [{"Username": "a+2@b.example", "Attributes": [{"Name": "email", "Value": "a+2@b.example"}]}]}, ANY_USERS)])
        with self.assertRaisesRegex(SystemExit, "one person is one user"):
            operate.staff_user(stage, "A@b.example", "committee")

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

    def invoked(self, function, batch, answer='{"batchItemFailures":null}', **failed):
        return ("invoke", {"Payload": io.BytesIO(answer.encode()), **failed}, {"FunctionName": function, "Payload": json.dumps(batch)})

    def replaying(self, **services):
        stage = self.stage(**services)
        stage.resource = lambda logical_id: f"credo-{logical_id}"
        return stage

    def query(self, *items, file="APP#CRD-0000-0000-00000"):
        return ("query", {"Items": list(items)}, {
            "TableName": "credo-table", "ConsistentRead": True, "KeyConditionExpression": "pk = :file AND begins_with(sk, :event)",
            "ExpressionAttributeValues": {":file": {"S": file}, ":event": {"S": "EVENT#"}}})

    def test_a_replay_gives_both_readers_the_stored_events_as_the_stream_did(self):
        streamed = sample("publish-events")["Records"][0]
        item = streamed["dynamodb"]["NewImage"]
        stored = [{**item, "seq": {"N": str(n)}, "sk": {"S": f"EVENT#{n:06}"}} for n in range(1, 31)]
        records = [operate.record(each) for each in stored]
        for name in ("eventName", "eventSource"):
            self.assertEqual(records[0][name], streamed[name])
        for name in ("Keys", "NewImage", "StreamViewType"):
            self.assertEqual(records[0]["dynamodb"][name], streamed["dynamodb"][name])
        first, rest = {"Records": records[:25]}, {"Records": records[25:]}
        stage = self.replaying(dynamodb=[self.query(*stored)], **{"lambda": [
            self.invoked("credo-PublishEvents:live", first), self.invoked("credo-PublishEvents:live", rest),
            self.invoked("credo-LoadEnrollment:live", first), self.invoked("credo-LoadEnrollment:live", rest)]})
        self.assertIn("30 events of CRD-0000-0000-00000", self.run_command(operate.replay, stage, " crd-0000-0000-00000 "))

    def test_a_participation_is_replayed_by_its_provider_number(self):
        item = sample("load-enrollment")["Records"][0]["dynamodb"]["NewImage"]
        file = item["pk"]["S"]
        batch = {"Records": [operate.record(item)]}
        stage = self.replaying(dynamodb=[self.query(item, file=file)], **{"lambda": [
            self.invoked("credo-PublishEvents:live", batch), self.invoked("credo-LoadEnrollment:live", batch)]})
        number = file.removeprefix("PROVIDER#")
        self.assertIn(f"1 events of {number}", self.run_command(operate.replay, stage, number))

    def test_every_kind_of_case_can_be_replayed(self):
        kinds = (operate.PROJECT / "shared/store/kinds.go").read_text()
        self.assertEqual(sorted(operate.CASES), sorted(re.findall(r'Key: "(\w+)"', kinds)), "give infra/sam/operate.py the shape of the kind's IDs")

    def test_a_replay_stops_at_what_a_reader_does_not_take(self):
        item = sample("publish-events")["Records"][0]["dynamodb"]["NewImage"]
        batch = {"Records": [operate.record(item)]}
        for answer in ({"answer": '{"batchItemFailures":[{"itemIdentifier":"1"}]}'}, {"answer": '{"errorMessage":"x"}', "FunctionError": "Unhandled"}):
            stage = self.replaying(dynamodb=[self.query(item)], **{"lambda": [self.invoked("credo-PublishEvents:live", batch, **answer)]})
            with self.assertRaisesRegex(SystemExit, "Mend the cause"):
                self.run_command(operate.replay, stage, "CRD-0000-0000-00000")

    def test_a_replay_of_nothing_says_so(self):
        with self.assertRaisesRegex(SystemExit, "no ID of a case"):
            operate.replay(self.replaying(), "all")
        with self.assertRaisesRegex(SystemExit, "has no events"):
            operate.replay(self.replaying(dynamodb=[self.query()]), "CRD-0000-0000-00000")

    def test_failed_batches_go_to_the_function_that_had_them_and_leave_when_taken(self):
        batch = sample("load-enrollment")
        def failure():
            return {"Body": io.BytesIO(json.dumps({"requestContext": {"functionArn": "arn:load:live"}, "payload": json.dumps(batch)}).encode())}
        def at(key):
            return {"Bucket": "credo-FailuresBucket", "Key": key}
        stage = self.replaying(
            s3=[("list_objects_v2", {"Contents": [{"Key": "aws/lambda/1"}, {"Key": "aws/lambda/2"}]}, {"Bucket": "credo-FailuresBucket", "Prefix": "aws/lambda/"}),
                ("get_object", failure(), at("aws/lambda/1")),
                ("get_object", failure(), at("aws/lambda/2")), ("delete_object", {}, at("aws/lambda/2"))],
            **{"lambda": [self.invoked("arn:load:live", batch, answer='{"batchItemFailures":[{"itemIdentifier":"111"}]}'), self.invoked("arn:load:live", batch)]})
        with contextlib.redirect_stdout(io.StringIO()) as out, self.assertRaises(SystemExit) as stopped:
            operate.replay(stage, "failures")
        self.assertEqual(stopped.exception.code, 1)
        self.assertIn("1 failed batches went through, 1 did not", out.getvalue())

    def test_a_restored_table_gets_what_a_restore_leaves_off(self):
        named = {"TableName": "credo-dev-2"}
        def described(**more):
            return ("describe_table", {"Table": {"TableStatus": "ACTIVE", **more}}, named)
        def changed(**change):
            return ("update_table", {}, {**named, **change})
        backups = ("update_continuous_backups", {}, {**named, "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": True}})
        def expiry(status):
            return ("describe_time_to_live", {"TimeToLiveDescription": {"TimeToLiveStatus": status}}, named)
        stream = {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
        stage = self.stage(dynamodb=[
            described(), changed(StreamSpecification=stream), described(), changed(DeletionProtectionEnabled=True), described(), backups,
            expiry("DISABLED"), ("update_time_to_live", {}, {**named, "TimeToLiveSpecification": {"AttributeName": "expiresAt", "Enabled": True}}),
            described(LatestStreamArn="arn:aws:dynamodb:us-east-1:000000000000:table/credo-dev-2/stream/1")])
        self.assertIn("stream/1", self.run_command(operate.table, stage, "credo-dev-2"))
        on = {"StreamSpecification": stream, "DeletionProtectionEnabled": True, "LatestStreamArn": "arn:aws:dynamodb:us-east-1:000000000000:table/credo-dev-2/stream/1"}
        self.run_command(operate.table, self.stage(dynamodb=[described(**on), backups, expiry("ENABLED"), described(**on)]), "credo-dev-2")

    def listed(self, stack, *resources):
        found = [{"LogicalResourceId": id, "ResourceType": kind, "PhysicalResourceId": name, "ResourceStatus": "CREATE_COMPLETE",
                  "LastUpdatedTimestamp": datetime.datetime(2026, 11, 22)} for id, kind, name in resources]
        return ("list_stack_resources", {"StackResourceSummaries": found}, {"StackName": stack})

    def test_a_resource_is_found_in_the_stack_and_in_its_areas(self):
        system = self.listed("credo-dev", ("Table", "AWS::DynamoDB::Table", "credo-table"),
                             ("Apply", "AWS::CloudFormation::Stack", "arn:apply"), ("Mail", "AWS::CloudFormation::Stack", "arn:mail"))
        apply = self.listed("arn:apply", ("UploadQueue", "AWS::SQS::Queue", "url-upload"))
        mail = self.listed("arn:mail", ("LetterQueue", "AWS::SQS::Queue", "url-letter"))
        self.assertEqual(self.stage(cloudformation=[system]).resource("Table"), "credo-table")
        self.assertEqual(self.stage(cloudformation=[system, apply, mail]).resource("LetterQueue"), "url-letter")
        with self.assertRaisesRegex(SystemExit, "credo-dev has no Queue, nor has one of its areas"):
            self.stage(cloudformation=[system, apply, mail]).resource("Queue")

    def test_an_unknown_stage_is_refused(self):
        with self.assertRaises(SystemExit):
            operate.Stage("moon")


if __name__ == "__main__":
    unittest.main()
