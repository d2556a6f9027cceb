package stored

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// Page holds the items of one answer.
type Page struct{ Items []Item }

// With has a Query put its items into the page; its output has none.
func With(p *Page) func(*dynamodb.Options) {
	m := middleware.DeserializeMiddlewareFunc("StoredItems", p.take)
	add := func(stack *middleware.Stack) error {
		return stack.Deserialize.Insert(m, "OperationDeserializer", middleware.After)
	}
	return func(o *dynamodb.Options) {
		o.APIOptions = append(o.APIOptions[:len(o.APIOptions):len(o.APIOptions)], add)
	}
}

// take stands between the SDK's checks of the answer and its reading of the body.
func (p *Page) take(ctx context.Context, in middleware.DeserializeInput, next middleware.DeserializeHandler) (middleware.DeserializeOutput, middleware.Metadata, error) {
	out, metadata, err := next.HandleDeserialize(ctx, in)
	answer, ok := out.RawResponse.(*smithyhttp.Response)
	if err != nil || !ok || answer.StatusCode != 200 {
		return out, metadata, err
	}
	body, err := read(answer)
	if err == nil {
		body, err = p.cut(body)
	}
	if err != nil {
		return out, metadata, &smithy.DeserializationError{Err: err}
	}
	answer.Body = io.NopCloser(bytes.NewReader(body))
	return out, metadata, nil
}

// read reads the body; closing it compares its checksum, where the answer has one.
func read(answer *smithyhttp.Response) ([]byte, error) {
	var body bytes.Buffer
	if answer.ContentLength > 0 {
		body.Grow(int(answer.ContentLength) + bytes.MinRead)
	}
	_, err := body.ReadFrom(answer.Body)
	closing := answer.Body.Close()
	if err == nil && answer.Header.Get("X-Amz-Crc32") != "" {
		err = closing
	}
	return body.Bytes(), err
}

// cut keeps the items of an answer and returns the rest of it.
func (p *Page) cut(body []byte) ([]byte, error) {
	p.Items = nil
	r := reader{text: body}
	from, to := 0, 0
	r.object(func(key []byte) {
		if string(key) != "Items" {
			r.skip()
			return
		}
		r.next()
		from = r.at
		spans := make([]span, 0, len(body)/32)
		r.array(func() {
			begun := len(spans)
			spans = r.item(spans)
			p.Items = append(p.Items, Item{body, spans[begun:len(spans):len(spans)]})
		})
		to = r.at
	})
	if r.failed != nil {
		return nil, fmt.Errorf("the answer to a Query: %w", r.failed)
	}
	if to == 0 {
		return body, nil
	}
	return append(append(bytes.Clone(body[:from]), "[]"...), body[to:]...), nil
}
