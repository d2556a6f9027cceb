"""What people do to a deployed stage, a command each.

  operate.py STAGE deployed                      stop if the change set that was shown was declined
  operate.py STAGE outputs                       the stack's outputs
  operate.py STAGE output NAME                   one of them
  operate.py STAGE resource ID                   the physical name of a resource, of template.yaml or of an area's
  operate.py STAGE site FOLDER                   upload the built site with its config.json
  operate.py STAGE staff-user EMAIL ROLE         create a staff user, or give one another role (committee,medical-director: both)
  operate.py STAGE mail DOMAIN                   make the SES identity and mail-from; print the DNS records
  operate.py STAGE redrive QUEUE                 move a dead-letter queue's messages back to where they failed
  operate.py STAGE replay APPLICATION            let what follows from an application's events happen again
  operate.py STAGE replay failures               the same for what the stream gave up
  operate.py STAGE table NAME                    switch on what a restore leaves off; print the table's stream

The stage is a table of samconfig.toml, which names stack and region.
"""
import datetime
import json
import mimetypes
import pathlib
import re
import sys
import time
import tomllib

import boto3

ROLES = ("specialist", "committee", "medical-director", "auditor", "admin")
PROJECT = pathlib.Path(__file__).parents[2]


class Stage:
    """One deployed stack, and the clients of its region."""

    def __init__(self, name, clients=None):
        table = tomllib.loads((PROJECT / "samconfig.toml").read_text())
        if name not in table or name == "version":
            raise SystemExit(f"samconfig.toml has no stage {name}")
        self.settings = table[name]["deploy"]["parameters"]
        self.stack = self.settings["stack_name"]
        session = boto3.Session(region_name=self.settings["region"])
        self.client = clients or session.client

    def outputs(self):
        described = self.client("cloudformation").describe_stacks(StackName=self.stack)
        return {o["OutputKey"]: o["OutputValue"] for o in described["Stacks"][0].get("Outputs", [])}

    def resource(self, logical_id):
        """In the stack or in an area's, which is nested in it: an ID is in one of them."""
        stacks = [self.stack]
        for stack in stacks:
            for page in self.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack):
                for found in page["StackResourceSummaries"]:
                    if found["LogicalResourceId"] == logical_id:
                        return found["PhysicalResourceId"]
                    if found["ResourceType"] == "AWS::CloudFormation::Stack":
                        stacks.append(found["PhysicalResourceId"])
        raise SystemExit(f"{self.stack} has no {logical_id}, nor has one of its areas")


def deployed(stage):
    """SAM ends well also when its question is answered with no; what follows must not go on then."""
    sets = stage.client("cloudformation").list_change_sets(StackName=stage.stack)["Summaries"]
    waiting = [found["ChangeSetName"] for found in sets if found.get("ExecutionStatus") == "AVAILABLE"]
    if waiting:
        raise SystemExit(f"{stage.stack} is as it was: {', '.join(waiting)} was not executed (deploy again, or delete the change set)")


def outputs(stage):
    for name, value in sorted(stage.outputs().items()):
        print(f"{name:20} {value}")


def output(stage, name):
    print(stage.outputs()[name])


def resource(stage, logical_id):
    print(stage.resource(logical_id))


def site_config(found):
    """The config.json that tells the pages where this stage is."""
    sign_in = found["SignInAddress"]
    return {
        "apiUrl": found["ApiUrl"],
        "planName": found["PlanName"],
        "issuer": found["StaffIssuer"],
        "clientId": found["StaffClientId"],
        "authorizeUrl": sign_in + "/oauth2/authorize",
        "tokenUrl": sign_in + "/oauth2/token",
        "logoutUrl": sign_in + "/logout",
    }


def site(stage, folder):
    """Assets first, pages last: a page never names an asset that is not there yet."""
    found, s3, root = stage.outputs(), stage.client("s3"), pathlib.Path(folder)
    files = sorted((f for f in root.rglob("*") if f.is_file()), key=lambda f: (f.suffix == ".html", str(f)))
    if not files:
        raise SystemExit(f"{folder} is empty: make site")
    for file in files:
        hashed = file.parent.name == "assets"
        put(s3, found["SiteBucketName"], str(file.relative_to(root)), file.read_bytes(),
            "public, max-age=31536000, immutable" if hashed else "no-cache")
    put(s3, found["SiteBucketName"], "config.json", json.dumps(site_config(found)).encode(), "no-cache")
    stage.client("cloudfront").create_invalidation(
        DistributionId=found["DistributionId"],
        InvalidationBatch={"Paths": {"Quantity": 1, "Items": ["/*"]}, "CallerReference": str(time.time_ns())})
    print(f"{len(files) + 1} files at {found['SiteAddress']}")


def put(s3, bucket, key, body, cache):
    kind = mimetypes.guess_type(key)[0] or "application/octet-stream"
    s3.put_object(Bucket=bucket, Key=key, Body=body, ContentType=kind, CacheControl=cache)


# What one person may be at once: whoever verifies does not decide (NCQA CR 3), whoever looks changes nothing,
# and administration is no access to files (45 CFR 164.502(b)).
TOGETHER = {frozenset({"committee", "medical-director"})}


def roles_of(wanted):
    roles = [role.strip() for role in wanted.split(",")]
    for role in roles:
        if role not in ROLES:
            raise SystemExit(f"{role} is no role: {', '.join(ROLES)}")
    if len(set(roles)) > 1 and frozenset(roles) not in TOGETHER:
        raise SystemExit(f"{' and '.join(roles)} are not one person's: whoever verifies does not decide, an auditor changes nothing, and "
                         "administration is no access to files. Together are only committee,medical-director. Give the roles to two people.")
    return roles


def mailbox(email):
    """Where mail really goes: not to the part after a plus sign, and whatever the case."""
    name, _, domain = email.lower().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"


def refuse_second_user(cognito, pool, email):
    """A person is one user: two would be two votes, or a way from verifying to deciding."""
    start = mailbox(email).partition("@")[0]
    for page in cognito.get_paginator("list_users").paginate(UserPoolId=pool, Filter=f'email ^= "{start}"'):
        for user in page["Users"]:
            known = next((a["Value"] for a in user.get("Attributes", []) if a["Name"] == "email"), user["Username"])
            if known.lower() != email.lower() and mailbox(known) == mailbox(email):
                raise SystemExit(f"{email} is the mailbox of {known}, who is a user: one person is one user")


def staff_user(stage, email, role):
    """The user gets a password by mail and sets up a second factor at the first sign-in."""
    roles, email = roles_of(role), email.lower()
    cognito, pool = stage.client("cognito-idp"), stage.outputs()["StaffPoolId"]
    refuse_second_user(cognito, pool, email)
    try:
        cognito.admin_create_user(
            UserPoolId=pool, Username=email, DesiredDeliveryMediums=["EMAIL"],
            UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}])
    except cognito.exceptions.UsernameExistsException:
        pass
    for group in cognito.admin_list_groups_for_user(UserPoolId=pool, Username=email)["Groups"]:
        if group["GroupName"] not in roles:
            cognito.admin_remove_user_from_group(UserPoolId=pool, Username=email, GroupName=group["GroupName"])
    for each in roles:
        cognito.admin_add_user_to_group(UserPoolId=pool, Username=email, GroupName=each)
    print(f"{email} is {' and '.join(roles)}; another role is gone with the token, in 15 minutes at most")


def mail(stage, domain):
    """Prints the records to publish. SES verifies by itself when it finds them."""
    ses, region = stage.client("sesv2"), stage.settings["region"]
    try:
        ses.create_email_identity(EmailIdentity=domain)
    except ses.exceptions.AlreadyExistsException:
        pass
    ses.put_email_identity_mail_from_attributes(
        EmailIdentity=domain, MailFromDomain=f"mail.{domain}", BehaviorOnMxFailure="USE_DEFAULT_VALUE")
    identity = ses.get_email_identity(EmailIdentity=domain)
    for token in identity["DkimAttributes"]["Tokens"]:
        print(f"{token}._domainkey.{domain} CNAME {token}.dkim.amazonses.com")
    print(f"mail.{domain} MX 10 feedback-smtp.{region}.amazonses.com")
    print(f'mail.{domain} TXT "v=spf1 include:amazonses.com ~all"')
    print(f'_dmarc.{domain} TXT "v=DMARC1; p=quarantine; rua=mailto:postmaster@{domain}"')
    print(f"verified for sending: {identity['VerifiedForSendingStatus']}")


def redrive(stage, queue):
    sqs = stage.client("sqs")
    url = stage.resource(queue)
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    task = sqs.start_message_move_task(SourceArn=arn)
    print(f"moving the messages of {queue} back to where they failed: {task['TaskHandle'][:12]}…")


READERS = ("PublishEvents", "LoadEnrollment")  # of the table's stream
# the kinds of case by the first part of their keys, as in shared/store/kinds.go: their IDs' shapes
CASES = {"APP": r"CRD(-[0-9A-Z]{4}){2}-[0-9A-Z]{5}", "PROVIDER": r"[0-9]{10}", "COMMITTEE": r"CMT-[a-z-]+", "MEETING": r"MTG-[A-Za-z0-9-]+"}
BATCH = 25  # as their areas' templates give them


def replay(stage, what):
    """Both readers may be given an event any number of times: what it asks for happens once."""
    if what == "failures":
        return replay_failures(stage)
    case = what.strip()
    case = case.upper() if case.upper().startswith("CRD-") else case  # as people type it
    key = next((key for key, shape in CASES.items() if re.fullmatch(shape, case)), None)
    if not key:
        raise SystemExit(f"{what!r} is no ID of a case: give APP=CRD-… (an application), APP=4000000010 (a participation's Provider Number), or FAILURES=yes")
    records = [record(item) for item in stored_events(stage, f"{key}#{case}")]
    if not records:
        raise SystemExit(f"{case} has no events in {stage.stack}")
    for reader in READERS:
        for first in range(0, len(records), BATCH):
            refused = hand(stage, stage.resource(reader) + ":live", {"Records": records[first:first + BATCH]})
            if refused:
                raise SystemExit(f"{refused}\nMend the cause and replay again: nothing is done twice.")
    print(f"{len(records)} events of {case} handed to {' and '.join(READERS)}")


def stored_events(stage, file):
    pages = stage.client("dynamodb").get_paginator("query").paginate(
        TableName=stage.outputs()["TableName"], ConsistentRead=True,
        KeyConditionExpression="pk = :file AND begins_with(sk, :event)",
        ExpressionAttributeValues={":file": {"S": file}, ":event": {"S": "EVENT#"}})
    return [item for page in pages for item in page["Items"]]


def record(item):
    """A stored event as the stream gave it when it was written."""
    at = datetime.datetime.fromisoformat(item["at"]["S"])
    return {
        "eventID": item["hash"]["S"], "eventName": "INSERT", "eventVersion": "1.1", "eventSource": "aws:dynamodb",
        "dynamodb": {
            "ApproximateCreationDateTime": int(at.timestamp()), "SequenceNumber": item["seq"]["N"],
            "StreamViewType": "NEW_AND_OLD_IMAGES",
            "Keys": {"pk": item["pk"], "sk": item["sk"]}, "NewImage": item}}


def replay_failures(stage):
    """A file that went through is taken out of the bucket; a version of it stays for 30 days."""
    s3, bucket, done, left = stage.client("s3"), stage.resource("FailuresBucket"), 0, 0
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="aws/lambda/"):
        for key in [found["Key"] for found in page.get("Contents", [])]:
            failure = json.loads(s3.get_object(Bucket=bucket, Key=key)["Body"].read())
            refused = hand(stage, failure["requestContext"]["functionArn"], json.loads(failure["payload"]))
            if refused:
                print(f"{key}: {refused}")
                left += 1
            else:
                s3.delete_object(Bucket=bucket, Key=key)
                done += 1
    print(f"{done} failed batches went through, {left} did not")
    if left:
        raise SystemExit(1)


def hand(stage, function, batch):
    """Returns what the function says of a record it did not take; it stops at the first, as in the stream."""
    answer = stage.client("lambda").invoke(FunctionName=function, Payload=json.dumps(batch))
    said = answer["Payload"].read()
    if "FunctionError" in answer or json.loads(said)["batchItemFailures"]:
        return f"{function} answered {said.decode()}"


def table(stage, name):
    """One change after the other: a table takes no second one while it is at the first."""
    dynamodb = stage.client("dynamodb")
    now = dynamodb.describe_table(TableName=name)["Table"]
    for is_on, change in (
            (now.get("StreamSpecification"), {"StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}}),
            (now.get("DeletionProtectionEnabled"), {"DeletionProtectionEnabled": True})):
        if not is_on:
            dynamodb.update_table(TableName=name, **change)
            dynamodb.get_waiter("table_exists").wait(TableName=name)
    dynamodb.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
    if dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]["TimeToLiveStatus"] == "DISABLED":
        dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification={"AttributeName": "expiresAt", "Enabled": True})
    print(dynamodb.describe_table(TableName=name)["Table"]["LatestStreamArn"])


COMMANDS = {
    "deployed": deployed, "outputs": outputs, "output": output, "resource": resource, "site": site,
    "staff-user": staff_user, "mail": mail, "redrive": redrive, "replay": replay, "table": table}


def main(arguments):
    if len(arguments) < 2 or arguments[1] not in COMMANDS:
        raise SystemExit(__doc__)
    COMMANDS[arguments[1]](Stage(arguments[0]), *arguments[2:])


if __name__ == "__main__":
    main(sys.argv[1:])
