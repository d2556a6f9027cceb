package gateway

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// cors sets what the API's CORS configuration adds to an answer, and says
// whether the request was a preflight and is answered with that.
func (g *Gateway) cors(w http.ResponseWriter, r *http.Request) (answered bool) {
	c := g.options.API.CORS
	origin := r.Header.Get("Origin")
	if c == nil || origin == "" {
		return false
	}
	preflight := r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != ""
	if preflight {
		if route, _ := g.match(http.MethodOptions, r.URL.Path); route != nil {
			preflight = false // a route of its own comes first
		}
	}
	h := w.Header()
	if allowed := allow(c.AllowOrigins, origin); allowed != "" {
		h.Set("Access-Control-Allow-Origin", allowed)
		if c.AllowCredentials {
			h.Set("Access-Control-Allow-Credentials", "true")
		}
		switch {
		case preflight:
			setList(h, "Access-Control-Allow-Methods", c.AllowMethods)
			setList(h, "Access-Control-Allow-Headers", c.AllowHeaders)
			if c.MaxAge > 0 {
				h.Set("Access-Control-Max-Age", strconv.Itoa(c.MaxAge))
			}
		default:
			setList(h, "Access-Control-Expose-Headers", c.ExposeHeaders)
		}
	}
	if preflight {
		w.WriteHeader(http.StatusNoContent)
	}
	return preflight
}

func allow(origins []string, origin string) string {
	if slices.Contains(origins, "*") {
		return "*"
	}
	if slices.ContainsFunc(origins, func(o string) bool { return strings.EqualFold(o, origin) }) {
		return origin
	}
	return ""
}

func setList(h http.Header, name string, values []string) {
	if len(values) > 0 {
		h.Set(name, strings.Join(values, ","))
	}
}
