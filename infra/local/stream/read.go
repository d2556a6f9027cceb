package stream

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"
)

// read reads all shards, parents before children, for as long as any is open.
func (r *Reader) read(ctx context.Context) error {
	if err := r.resume(ctx); err != nil {
		return err
	}
	shards, err := r.client.shards(ctx, r.at.Stream)
	if err != nil {
		return err
	}
	r.forget(shards)
	known := map[string]bool{}
	for _, shard := range shards {
		known[shard.ShardId] = true
	}
	group, ctx := errgroup.WithContext(ctx)
	for _, shard := range shards {
		parentRead := !known[shard.ParentShardId] || r.position(shard.ParentShardId).Done
		if parentRead && !r.position(shard.ShardId).Done {
			group.Go(func() error { return r.readFamily(ctx, group, shard) })
		}
	}
	return group.Wait()
}

// readFamily reads a shard and, once it is closed, the shards it became.
func (r *Reader) readFamily(ctx context.Context, group *errgroup.Group, parent shard) error {
	if err := r.readShard(ctx, parent); err != nil {
		return err
	}
	shards, err := r.client.shards(ctx, r.at.Stream)
	if err != nil {
		return err
	}
	for _, shard := range shards {
		if shard.ParentShardId == parent.ShardId {
			group.Go(func() error { return r.readFamily(ctx, group, shard) })
		}
	}
	return nil
}

// readShard reads one shard until it is closed and read.
func (r *Reader) readShard(ctx context.Context, shard shard) error {
	start := "TRIM_HORIZON"
	if r.source.StartingPosition == "LATEST" && shard.ParentShardId == "" {
		start = "LATEST"
	}
	iterator, err := r.client.iterator(ctx, r.at.Stream, shard.ShardId, r.position(shard.ShardId).After, start)
	if trimmed(err) { // the engine keeps a day; what is older is gone
		iterator, err = r.client.iterator(ctx, r.at.Stream, shard.ShardId, "", "TRIM_HORIZON")
	}
	if err != nil {
		return err
	}
	for wait := quickPoll; ; {
		asked := time.Now()
		answer, err := r.client.records(ctx, iterator)
		if err != nil {
			return err
		}
		if err := r.handle(ctx, shard.ShardId, answer); err != nil {
			return err
		}
		if answer.NextShardIterator == "" {
			return r.advance(shard.ShardId, position{After: r.position(shard.ShardId).After, Done: true}, 0)
		}
		iterator = answer.NextShardIterator
		switch {
		case len(answer.Records) > 0:
			wait = quickPoll
		case r.awaitMore(ctx, asked, wait):
			wait = quickPoll
		default:
			wait = min(2*wait, slowPoll)
		}
		if err := pause(ctx, quickPoll-time.Since(asked)); err != nil {
			return err
		}
	}
}

// handle delivers what the filters want, in batches, and keeps the position
// after each.
func (r *Reader) handle(ctx context.Context, shard string, read records) error {
	var batch []record
	last := ""
	for i, raw := range read.Records {
		record, err := normalize(raw, r.table.StreamARN)
		if err != nil {
			return err
		}
		last = record.sequence
		if wanted(r.filters, record) {
			batch = append(batch, record)
		}
		if len(batch) == r.source.BatchSize || i == len(read.Records)-1 {
			if err := r.deliver(ctx, shard, batch); err != nil {
				return err
			}
			if err := r.advance(shard, position{After: last}, len(batch)); err != nil {
				return err
			}
			batch = nil
		}
	}
	return nil
}

// awaitMore notes that there was nothing more and waits, and says whether it was woken
// before its time.
func (r *Reader) awaitMore(ctx context.Context, asked time.Time, d time.Duration) (woken bool) {
	r.found(asked)
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-r.wake:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}
