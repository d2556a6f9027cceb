package template

import (
	"fmt"
	"strings"
)

func (r *reader) siteHeaders(_ string, properties map[string]any) error {
	type override = boolean
	var p struct {
		ResponseHeadersPolicyConfig struct {
			Name, Comment         string
			SecurityHeadersConfig struct {
				ContentTypeOptions *struct{ Override override }
				FrameOptions       *struct {
					FrameOption string
					Override    override
				}
				ReferrerPolicy *struct {
					ReferrerPolicy string
					Override       override
				}
				ContentSecurityPolicy *struct {
					ContentSecurityPolicy string
					Override              override
				}
				StrictTransportSecurity any // means nothing without TLS
			}
			CustomHeadersConfig struct {
				Items []struct {
					Header, Value string
					Override      override
				}
			}
		}
	}
	if err := r.decode(properties, &p); err != nil {
		return err
	}
	if r.model.SiteHeaders != nil {
		return fmt.Errorf("a second policy of response headers is not supported locally")
	}
	h := map[string]string{}
	security := p.ResponseHeadersPolicyConfig.SecurityHeadersConfig
	if security.ContentTypeOptions != nil {
		h["X-Content-Type-Options"] = "nosniff"
	}
	if security.FrameOptions != nil {
		h["X-Frame-Options"] = security.FrameOptions.FrameOption
	}
	if security.ReferrerPolicy != nil {
		h["Referrer-Policy"] = security.ReferrerPolicy.ReferrerPolicy
	}
	if security.ContentSecurityPolicy != nil {
		h["Content-Security-Policy"] = strings.Join(strings.Fields(security.ContentSecurityPolicy.ContentSecurityPolicy), " ")
	}
	for _, item := range p.ResponseHeadersPolicyConfig.CustomHeadersConfig.Items {
		h[item.Header] = item.Value
	}
	r.model.SiteHeaders = h
	return nil
}
