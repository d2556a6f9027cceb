package contract

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

const (
	module   = "credo/"
	services = "github.com/aws/aws-sdk-go-v2/service/"
)

// program is the source of the functions and of what they share, with every
// declaration that code can reach by name.
type program struct {
	mains map[string]*types.Func       // by folder: submit-application
	nodes map[types.Object]declaration // functions, methods and package-level variables
	types []*types.Named               // of the module, for calls through an interface
}

type declaration struct {
	node ast.Node
	info *types.Info
}

// use is what one function can do: SDK operations ("dynamodb:Query"), the parts
// of a transaction it writes ("dynamodb/types:Put"), and the constant
// strings it passes on, the names of its settings among them.
type use struct {
	operations, transaction, texts map[string]bool
}

func load(t *testing.T) *program {
	t.Helper()
	found, err := packages.Load(&packages.Config{
		Dir:  root,
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedTypes | packages.NeedSyntax | packages.NeedTypesInfo,
	}, "./functions/...", "./shared/...")
	if err != nil {
		t.Fatal(err)
	}
	p := &program{mains: map[string]*types.Func{}, nodes: map[types.Object]declaration{}}
	for _, pkg := range found {
		for _, e := range pkg.Errors {
			t.Fatal(e)
		}
		p.add(pkg)
	}
	return p
}

func (p *program) add(pkg *packages.Package) {
	for _, file := range pkg.Syntax {
		for _, decl := range file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				p.nodes[pkg.TypesInfo.Defs[d.Name]] = declaration{d, pkg.TypesInfo}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if values, ok := spec.(*ast.ValueSpec); ok {
						for _, name := range values.Names {
							p.nodes[pkg.TypesInfo.Defs[name]] = declaration{values, pkg.TypesInfo}
						}
					}
				}
			}
		}
	}
	for _, name := range pkg.Types.Scope().Names() {
		if n, ok := pkg.Types.Scope().Lookup(name).Type().(*types.Named); ok {
			p.types = append(p.types, n)
		}
	}
	if folder, ok := strings.CutPrefix(pkg.PkgPath, module+"functions/"); ok && pkg.Name == "main" {
		p.mains[folder], _ = pkg.Types.Scope().Lookup("main").(*types.Func)
	}
}

// reach walks everything that main names, directly or through what it names. A
// call through an interface counts as a call of every method that could answer.
func (p *program) reach(main types.Object) use {
	u := use{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	seen := map[types.Object]bool{}
	queue := []types.Object{main}
	for len(queue) > 0 {
		object := queue[0]
		queue = queue[1:]
		if f, ok := object.(*types.Func); ok {
			object = f.Origin()
		}
		if seen[object] {
			continue
		}
		seen[object] = true
		queue = append(queue, p.answers(object)...)
		d, ok := p.nodes[object]
		if !ok {
			continue
		}
		ast.Inspect(d.node, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				if used := d.info.Uses[n]; used != nil {
					u.note(used)
					u.noteVersion(object, used)
					queue = append(queue, used)
				}
			case *ast.CallExpr:
				for _, argument := range n.Args {
					u.noteText(argument, d.info)
				}
			}
			return true
		})
	}
	return u
}

// answers are the module's methods that a method of an interface may stand for.
func (p *program) answers(object types.Object) (out []types.Object) {
	f, ok := object.(*types.Func)
	if !ok || f.Signature().Recv() == nil || f.Pkg() == nil || !strings.HasPrefix(f.Pkg().Path()+"/", module) {
		return nil
	}
	face, ok := f.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	for _, n := range p.types {
		if n.TypeParams().Len() > 0 || types.IsInterface(n) || !types.Implements(types.NewPointer(n), face) {
			continue
		}
		if method, _, _ := types.LookupFieldOrMethod(types.NewPointer(n), false, f.Pkg(), f.Name()); method != nil {
			out = append(out, method)
		}
	}
	return out
}

// note records an SDK operation: any function that takes an *XInput of a service.
func (u use) note(object types.Object) {
	switch o := object.(type) {
	case *types.Func:
		for v := range o.Signature().Params().Variables() {
			service, name := sdkType(v.Type())
			if operation, ok := strings.CutSuffix(name, "Input"); ok && !strings.Contains(service, "/") {
				u.operations[service+":"+operation] = true
			}
		}
	case *types.Var:
		if service, name := sdkType(o.Type()); o.IsField() && service == "dynamodb/types" && name == o.Name() {
			u.transaction[name] = true
		}
	}
}

// noteVersion records that a function asks the vault for a version of an object, which
// is a right of its own though the operation is the same.
func (u use) noteVersion(by, used types.Object) {
	const vault = "credo/shared/vault"
	if by.Pkg().Path() == vault || used.Pkg() == nil {
		return
	}
	field, ok := used.(*types.Var)
	if used.Name() == "GetVersion" || ok && field.IsField() && used.Name() == "Version" && used.Pkg().Path() == vault {
		u.operations["s3:GetObjectVersion"] = true
	}
}

// sdkType is the service and the name of a pointer to a type of the SDK.
func sdkType(t types.Type) (service, name string) {
	pointer, ok := t.(*types.Pointer)
	if !ok {
		return "", ""
	}
	named, ok := pointer.Elem().(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return "", ""
	}
	service, ok = strings.CutPrefix(named.Obj().Pkg().Path(), services)
	if !ok {
		return "", ""
	}
	return service, named.Obj().Name()
}

// noteText records every constant string: a setting is named where its meaning is
// known and read elsewhere.
func (u use) noteText(e ast.Expr, info *types.Info) {
	if v := info.Types[e].Value; v != nil && v.Kind() == constant.String {
		u.texts[constant.StringVal(v)] = true
	}
}
