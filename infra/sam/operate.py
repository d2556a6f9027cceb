"""What people do to a deployed stage, a command each.

  operate.py STAGE outputs                       the stack's outputs
  operate.py STAGE output NAME                   one of them
  operate.py STAGE resource ID                   the physical name of a resource of template.yaml
  operate.py STAGE site FOLDER                   upload the built site with its config.json
  operate.py STAGE staff-user EMAIL ROLE         create a staff user, or give one another role
  operate.py STAGE mail DOMAIN                   make the SES identity and mail-from; print the DNS records
  operate.py STAGE redrive QUEUE                 move a dead-letter queue's messages back to where they failed

The stage is a table of samconfig.toml, which names stack and region.
"""
import json
import mimetypes
import pathlib
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
        detail = self.client("cloudformation").describe_stack_resource(StackName=self.stack, LogicalResourceId=logical_id)
        return detail["StackResourceDetail"]["PhysicalResourceId"]


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


def staff_user(stage, email, role):
    """The user gets a password by mail and sets up a second factor at the first sign-in."""
    if role not in ROLES:
        raise SystemExit(f"{role} is no role: {', '.join(ROLES)}")
    cognito, pool = stage.client("cognito-idp"), stage.outputs()["StaffPoolId"]
    try:
        cognito.admin_create_user(
            UserPoolId=pool, Username=email, DesiredDeliveryMediums=["EMAIL"],
            UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}])
    except cognito.exceptions.UsernameExistsException:
        pass
    for group in cognito.admin_list_groups_for_user(UserPoolId=pool, Username=email)["Groups"]:
        if group["GroupName"] != role:
            cognito.admin_remove_user_from_group(UserPoolId=pool, Username=email, GroupName=group["GroupName"])
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=email, GroupName=role)
    print(f"{email} is {role}; another role is gone with the token, in 15 minutes at most")


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


COMMANDS = {"outputs": outputs, "output": output, "resource": resource, "site": site, "staff-user": staff_user, "mail": mail, "redrive": redrive}


def main(arguments):
    if len(arguments) < 2 or arguments[1] not in COMMANDS:
        raise SystemExit(__doc__)
    COMMANDS[arguments[1]](Stage(arguments[0]), *arguments[2:])


if __name__ == "__main__":
    main(sys.argv[1:])
