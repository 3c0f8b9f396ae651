package gguftest

// hidden is the width of the feed-forward layer, which adds nothing.
const hidden = 32

// sizes adds the sizes that every architecture names, for one layer of one
// attention head.
func sizes(f *File, architecture string, width int) {
	f.set(architecture+".embedding_length", uint32(width))
	f.set(architecture+".feed_forward_length", uint32(hidden))
	f.set(architecture+".block_count", uint32(1))
	f.set(architecture+".attention.head_count", uint32(1))
}

// blank adds the matrices of the one layer that every architecture has, all
// zero: the layer adds nothing to what goes in.
func blank(f *File, width int) {
	for _, name := range []string{"attn_q", "attn_k", "attn_v", "attn_output"} {
		f.add("blk.0."+name+".weight", make([]float32, width*width), width, width)
	}
	f.add("blk.0.ffn_up.weight", make([]float32, width*hidden), width, hidden)
	f.add("blk.0.ffn_down.weight", make([]float32, width*hidden), hidden, width)
}

func ones(n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = 1
	}
	return out
}
