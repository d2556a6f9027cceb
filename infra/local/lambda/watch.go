package lambda

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long a folder must be quiet before a change counts as made.
const settle = 200 * time.Millisecond

// Watch calls changed, one call at a time, after files below the folders were
// saved, until ctx ends. Tests, hidden files and editors' copies do not count.
func Watch(ctx context.Context, folders []string, changed func()) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	for _, folder := range folders {
		if err := watchTree(watcher, folder); err != nil {
			watcher.Close()
			return err
		}
	}
	go follow(ctx, watcher, changed)
	return nil
}

func follow(ctx context.Context, watcher *fsnotify.Watcher, changed func()) {
	defer watcher.Close()
	quiet := time.NewTimer(time.Hour)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case event, ok := <-watcher.Events:
			if !ok {
				return
			}
			if info, err := os.Stat(event.Name); err == nil && info.IsDir() && event.Has(fsnotify.Create) {
				_ = watchTree(watcher, event.Name) // gone again: nothing to watch
			}
			if counts(event) {
				quiet.Reset(settle)
			}
		case <-quiet.C:
			changed()
		}
	}
}

func watchTree(watcher *fsnotify.Watcher, folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if name := entry.Name(); path != folder && (strings.HasPrefix(name, ".") || name == "node_modules") {
			return fs.SkipDir
		}
		return watcher.Add(path)
	})
}

// counts says whether an event can change a binary.
func counts(event fsnotify.Event) bool {
	name := filepath.Base(event.Name)
	switch {
	case event.Op == fsnotify.Chmod, strings.HasPrefix(name, "."), strings.HasPrefix(name, "#"), strings.HasSuffix(name, "~"),
		strings.HasSuffix(name, "_test.go"), strings.HasSuffix(name, ".swp"):
		return false
	}
	return true
}
