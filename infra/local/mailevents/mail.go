package mailevents

import (
	"bytes"
	"encoding/json"
	"net/mail"
	"slices"
	"strings"
)

// request is the part of SES's SendEmail that events speak of.
type request struct {
	FromEmailAddress     string
	ConfigurationSetName string
	Destination          struct{ ToAddresses, CcAddresses, BccAddresses []string }
	EmailTags            []struct{ Name, Value string }
	Content              struct {
		Simple *struct {
			Subject struct{ Data string }
			Headers []struct{ Name, Value string }
		}
		Raw *struct{ Data []byte }
	}
}

// header is a header in the form SES reports it.
type header struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func (r *request) destinations() []string {
	list := slices.Concat(r.Destination.ToAddresses, r.Destination.CcAddresses, r.Destination.BccAddresses)
	if len(list) == 0 { // a raw mail's own header names them
		for _, header := range r.headers() {
			if strings.EqualFold(header.Name, "To") {
				list = append(list, strings.Split(header.Value, ",")...)
			}
		}
	}
	return list
}

func (r *request) headers() []header {
	if r.Content.Raw != nil {
		return rawHeaders(r.Content.Raw.Data)
	}
	list := []header{{"From", r.FromEmailAddress}, {"To", strings.Join(r.Destination.ToAddresses, ", ")}}
	if r.Content.Simple != nil {
		list = append(list, header{"Subject", r.Content.Simple.Subject.Data})
		for _, h := range r.Content.Simple.Headers {
			list = append(list, header{h.Name, h.Value})
		}
	}
	return list
}

func rawHeaders(raw []byte) []header {
	message, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil
	}
	var list []header
	for name, values := range message.Header {
		for _, value := range values {
			list = append(list, header{name, value})
		}
	}
	slices.SortFunc(list, func(a, b header) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// configurationSet is what the request or a raw mail's header names.
func (r *request) configurationSet() string {
	if r.ConfigurationSetName != "" {
		return r.ConfigurationSetName
	}
	return find(r.headers(), "X-SES-CONFIGURATION-SET")
}

// tags are the mail's own and those SES adds.
func (r *request) tags() map[string][]string {
	tags := map[string][]string{
		"ses:configuration-set": {r.configurationSet()},
		"ses:from-domain":       {r.FromEmailAddress[strings.LastIndex(r.FromEmailAddress, "@")+1:]},
		"ses:operation":         {"SendEmail"},
	}
	for _, tag := range r.EmailTags {
		tags[tag.Name] = append(tags[tag.Name], tag.Value)
	}
	return tags
}

func find(headers []header, name string) string {
	for _, header := range headers {
		if strings.EqualFold(header.Name, name) {
			return header.Value
		}
	}
	return ""
}

func decode(body []byte) (*request, error) {
	var r request
	return &r, json.Unmarshal(body, &r)
}
