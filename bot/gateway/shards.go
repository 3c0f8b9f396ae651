package gateway

import "fmt"

// Shards say which part of the bot's servers a process serves. The zero value
// is all of them, over one connection.
// https://discord.com/developers/docs/events/gateway#sharding
type Shards struct {
	// Count is how many shards the bot has in all its processes; zero is one.
	Count int
	// ID is the shard that this process runs, from 0 to Count-1.
	ID int
	// Auto asks Discord how many shards there should be, and runs all of them
	// in this process.
	Auto bool
	// All runs all Count shards in this process.
	All bool
}

// Check returns an error if there is no such shard.
func (s Shards) Check() error {
	switch {
	case s.Auto && (s.Count != 0 || s.ID != 0 || s.All):
		return fmt.Errorf("the shards are chosen by Discord, and shard %d of %d is given too", s.ID, s.Count)
	case s.All && s.ID != 0:
		return fmt.Errorf("all shards are to run here, and shard %d is given too", s.ID)
	case s.Count < 0 || s.ID < 0 || s.ID >= max(s.Count, 1):
		return fmt.Errorf("there is no shard %d of %d: they count from 0", s.ID, max(s.Count, 1))
	}
	return nil
}

// plan returns the shards to run here, in order, and how many there are in all.
func (s Shards) plan(recommended int) (ids []int, count int) {
	count = max(s.Count, 1)
	switch {
	case s.Auto:
		count = max(recommended, 1)
	case !s.All:
		return []int{s.ID}, count
	}
	ids = make([]int, count)
	for i := range ids {
		ids[i] = i
	}
	return ids, count
}
