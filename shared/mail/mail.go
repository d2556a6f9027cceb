package mail

import (
	"context"
	"fmt"
	"net/mail"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"credo/shared/cloud"
	"credo/shared/setting"
)

// NumberHeader carries the letter's number in each mail.
const NumberHeader = "X-Letter-Number"

// NumberTag carries it in what SES reports of the mail.
const NumberTag = "letterNumber"

// patience is how long one attempt may take; SES usually answers within 200 ms.
const patience = 20 * time.Second

// API is what a Client needs of SES.
type API interface {
	SendEmail(context.Context, *sesv2.SendEmailInput, ...func(*sesv2.Options)) (*sesv2.SendEmailOutput, error)
}

// Client sends letters from one address.
type Client struct {
	ses              API
	from             string // address; the sender's name is the letter's
	configurationSet string
}

// Open is the client of a function: SENDER_ADDRESS is where mail comes from, an address
// of a verified identity; CONFIGURATION_SET makes SES report sends, deliveries and
// bounces. What is missing, env.Err says.
func Open(env *setting.Reader) *Client {
	ses := sesv2.NewFromConfig(cloud.Config(env), func(o *sesv2.Options) { o.Retryer = aws.NopRetryer{} })
	return New(ses, env.Required("SENDER_ADDRESS"), env.Required("CONFIGURATION_SET"))
}

// New is a client that sends from an address.
func New(ses API, from, configurationSet string) *Client {
	return &Client{ses: ses, from: from, configurationSet: configurationSet}
}

// Message is one letter as a mail: plain text and HTML as alternatives, the PDF attached.
type Message struct {
	LetterNumber string
	Sender       string // name the mail comes from: "CareSource Provider Services"
	To           string // address
	Subject      string
	Text, HTML   string
	PDF          []byte
}

// Send hands a letter to SES and returns SES's message ID. The error is an *Error.
func (c *Client) Send(ctx context.Context, m Message) (messageID string, err error) {
	to, err := mail.ParseAddress(m.To)
	if err != nil {
		return "", &Error{Refused, fmt.Errorf("the address cannot be written to")}
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	out, err := c.ses.SendEmail(ctx, c.input(m, to.Address))
	if err != nil {
		return "", &Error{c.outcome(err), err}
	}
	return aws.ToString(out.MessageId), nil
}

func (c *Client) input(m Message, to string) *sesv2.SendEmailInput {
	from := mail.Address{Name: m.Sender, Address: c.from}
	return &sesv2.SendEmailInput{
		FromEmailAddress:     aws.String(from.String()),
		Destination:          &types.Destination{ToAddresses: []string{to}},
		ConfigurationSetName: &c.configurationSet,
		EmailTags:            []types.MessageTag{{Name: aws.String(NumberTag), Value: &m.LetterNumber}},
		Content: &types.EmailContent{Simple: &types.Message{
			Subject: utf8(m.Subject),
			Body:    &types.Body{Text: utf8(m.Text), Html: utf8(m.HTML)},
			Headers: []types.MessageHeader{
				{Name: aws.String(NumberHeader), Value: &m.LetterNumber},
				{Name: aws.String("Auto-Submitted"), Value: aws.String("auto-generated")}, // RFC 3834: no out-of-office answers
			},
			Attachments: []types.Attachment{{
				FileName:                aws.String(m.LetterNumber + ".pdf"),
				ContentType:             aws.String("application/pdf"),
				ContentDescription:      aws.String("This letter, ready to print"),
				ContentDisposition:      types.AttachmentContentDispositionAttachment,
				ContentTransferEncoding: types.AttachmentContentTransferEncodingBase64,
				RawContent:              m.PDF,
			}},
		}},
	}
}

func utf8(text string) *types.Content {
	return &types.Content{Data: &text, Charset: aws.String("UTF-8")}
}
