package stream

import (
	"context"
	"maps"
	"slices"
)

// resume finds the stream and where it was read to.
func (r *Reader) resume(ctx context.Context) error {
	stream, err := r.client.streamOf(ctx, r.table.Name)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.at.Stream == stream {
		return nil
	}
	if r.at, err = load(r.db, r.name()); err != nil {
		return err
	}
	if r.at.Stream != stream {
		r.at = checkpoint{Stream: stream}
	}
	if r.at.Shards == nil {
		r.at.Shards = map[string]position{}
	}
	return nil
}

func (r *Reader) advance(shard string, to position, handled int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.at.Shards[shard] = to
	r.status.Handled += handled
	return save(r.db, r.name(), r.at)
}

// forget drops the positions of shards that the engine no longer keeps.
func (r *Reader) forget(shards []shard) {
	r.mu.Lock()
	defer r.mu.Unlock()
	maps.DeleteFunc(r.at.Shards, func(id string, _ position) bool {
		return !slices.ContainsFunc(shards, func(s shard) bool { return s.ShardId == id })
	})
}

func (r *Reader) position(shard string) position {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.at.Shards[shard]
}

func (r *Reader) name() string { return r.source.Function + "|" + r.source.Table }
