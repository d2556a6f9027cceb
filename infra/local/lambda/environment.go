package lambda

import "maps"

// Environment is what the template and the host set for a function, for another
// host that runs the same code.
func (p *Pool) Environment(function string) map[string]string {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := maps.Clone(p.environment)
	if f, ok := p.functions[function]; ok {
		all = maps.Clone(f.Environment)
		maps.Copy(all, p.environment)
	}
	return all
}
