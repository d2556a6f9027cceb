package start

import (
	"runtime/debug"
	"strconv"

	"credo/shared/setting"
)

// spare spares processor time for memory that the function is given anyway. Go collects
// garbage whenever the heap has doubled, at first at 4 MB: on the few megabytes that most
// functions hold, every twenty requests. Here it waits five times as long, and collects as
// often as it takes when three quarters of the function's memory are in use.
func spare(env *setting.Reader) {
	debug.SetGCPercent(400)
	if megabytes, err := strconv.ParseInt(env.Optional("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", ""), 10, 64); err == nil {
		debug.SetMemoryLimit(megabytes << 20 * 3 / 4)
	}
}
