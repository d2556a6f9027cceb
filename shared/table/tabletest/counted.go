package tabletest

import (
	"context"
	"credo/shared/store"
	"maps"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	smithy "github.com/aws/smithy-go/middleware"
)

// Calls counts the requests that reach a table, by operation.
type Calls struct {
	mu sync.Mutex
	n  map[string]int
}

// Reset starts the count anew, and returns what it was.
func (c *Calls) Reset() map[string]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	was := maps.Clone(c.n)
	c.n = map[string]int{}
	return was
}

func (c *Calls) count(ctx context.Context, in smithy.FinalizeInput, next smithy.FinalizeHandler) (smithy.FinalizeOutput, smithy.Metadata, error) {
	c.mu.Lock()
	c.n[middleware.GetOperationName(ctx)]++
	c.mu.Unlock()
	return next.HandleFinalize(ctx, in)
}

// Counted is New, with the requests counted.
func Counted(t testing.TB) (*store.Store, *Calls) {
	t.Helper()
	c := &Calls{n: map[string]int{}}
	count := smithy.FinalizeMiddlewareFunc("count", c.count)
	db, name := Make(t, func(o *dynamodb.Options) {
		o.APIOptions = append(o.APIOptions, func(stack *smithy.Stack) error { return stack.Finalize.Add(count, smithy.After) })
	})
	return store.New(db, name), c
}
