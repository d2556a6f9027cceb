"""What `make deploy` asks of AWS: the stack of its stage, a change set that is shown, and nothing more without a yes."""
import http.server
import os
import pathlib
import subprocess
import tempfile
import threading
import unittest
import urllib.parse

PROJECT = pathlib.Path(__file__).parents[2]
TEMPLATE = """
Transform: AWS::Serverless-2016-10-31
Parameters: {Stage: {Type: String, Default: none}}
Resources:
  Alarms: {Type: AWS::SNS::Topic}
  Area: {Type: AWS::Serverless::Application, Properties: {Location: Area/template.yaml, Parameters: {Alarms: !Ref Alarms}}}
"""
AREA = """
Transform: AWS::Serverless-2016-10-31
Parameters: {Alarms: {Type: String}}
Resources: {Queue: {Type: AWS::SQS::Queue}}
"""


class Aws(http.server.BaseHTTPRequestHandler):
    """CloudFormation and S3 as far as `sam deploy` asks them before anything changes."""

    def answer(self, status, body=""):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", '"0"')
        self.end_headers()
        self.wfile.write(body.encode())

    def do_HEAD(self):
        self.answer(404)

    def do_PUT(self):
        self.server.stored.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.answer(200)

    def do_GET(self):
        self.answer(200)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = dict(urllib.parse.parse_qsl(body))
        self.server.asked.append(asked)
        action, result = asked["Action"], ""
        if action == "DescribeStacks" and asked["StackName"] != "aws-sam-cli-managed-default":
            code = f"<Code>ValidationError</Code><Message>Stack with id {asked['StackName']} does not exist</Message>"
            return self.answer(400, f"<ErrorResponse><Error><Type>Sender</Type>{code}</Error></ErrorResponse>")
        if action == "DescribeStacks":
            result = ("<Stacks><member><StackName>aws-sam-cli-managed-default</StackName><StackStatus>CREATE_COMPLETE</StackStatus>"
                      "<CreationTime>2026-11-22T00:00:00Z</CreationTime><Tags><member><Key>ManagedStackSource</Key><Value>AwsSamCli</Value></member></Tags>"
                      "<Outputs><member><OutputKey>SourceBucket</OutputKey><OutputValue>packages</OutputValue></member></Outputs></member></Stacks>")
        if action == "CreateChangeSet":
            result = "<Id>arn:change-set</Id><StackId>arn:stack</StackId>"
        if action == "DescribeChangeSet":
            result = ("<Status>CREATE_COMPLETE</Status><ExecutionStatus>AVAILABLE</ExecutionStatus><Changes><member><Type>Resource</Type><ResourceChange>"
                      "<Action>Add</Action><LogicalResourceId>Alarms</LogicalResourceId><ResourceType>AWS::SNS::Topic</ResourceType>"
                      "</ResourceChange></member></Changes>")
        self.answer(200, f"<{action}Response><{action}Result>{result}</{action}Result></{action}Response>")

    def log_message(self, *_):
        pass


class Deploy(unittest.TestCase):
    def test_the_change_set_of_the_stage_is_shown_and_nothing_done_without_a_yes(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Aws)
        server.asked, server.stored = [], []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        for stage in ("dev", "staging", "prod"):
            server.asked.clear()
            server.stored.clear()
            printed = self.deploy(stage, f"http://127.0.0.1:{server.server_port}", answer="n\n")
            sets = [asked for asked in server.asked if asked["Action"] == "CreateChangeSet"]
            self.assertEqual([asked["StackName"] for asked in sets], [f"credo-{stage}"], printed)
            self.assertIn(stage, [value for name, value in sets[0].items() if name.endswith("ParameterValue")])
            capabilities = [value for name, value in sets[0].items() if name.startswith("Capabilities.")]
            self.assertEqual(sorted(capabilities), ["CAPABILITY_AUTO_EXPAND", "CAPABILITY_IAM"])
            area, system = sorted(server.stored, key=lambda body: "AWS::Serverless::Application" in body)
            self.assertIn("AWS::SQS::Queue", area)
            self.assertRegex(system, r"Location: http[^ ]*/packages/[0-9a-f]+\.template")
            self.assertRegex(printed, r"\+ Add\s+Alarms\s+AWS::SNS::Topic")
            self.assertIn("Deploy this changeset?", printed)
            self.assertNotIn("ExecuteChangeSet", [asked["Action"] for asked in server.asked])

    def deploy(self, stage, aws, answer):
        """Runs the command of the target over a small template, built where `make deploy` builds."""
        recipe = subprocess.run(["make", "-n", "deploy", f"STAGE={stage}"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
        command, = [line for line in recipe.splitlines() if "sam deploy" in line]
        with tempfile.TemporaryDirectory() as folder:
            built = pathlib.Path(folder, ".aws-sam", "arm64", "template.yaml")
            built.parent.mkdir(parents=True)
            built.write_text(TEMPLATE)
            (built.parent / "Area").mkdir()
            (built.parent / "Area" / "template.yaml").write_text(AREA)
            command = command.replace(".aws-sam/arm64/template.yaml", str(built))
            self.assertIn(str(built), command)
            clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
            done = subprocess.run(["bash", "-c", command], cwd=PROJECT, input=answer, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  env={**clean, "AWS_ENDPOINT_URL": aws, "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "SAM_CLI_TELEMETRY": "0"})
        return done.stdout


if __name__ == "__main__":
    unittest.main()
