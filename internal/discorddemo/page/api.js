// What the page asks of the demo: see act.go and sight.go.

let view = {}, stream;

// watch looks at a place as a person, and calls seen with what there is to
// see, again after each change.
export function watch(person, place, locale, seen) {
  view = { person, place, locale };
  stream?.close();
  stream = new EventSource("api/events?" + new URLSearchParams(view));
  stream.onmessage = (e) => seen(JSON.parse(e.data));
}

// act does something as that person, there, and returns what came of it.
export async function act(name, body) {
  const response = await fetch("api/" + name, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...view, ...body }),
  });
  const outcome = await response.json();
  if (!response.ok) throw new Error(outcome.error);
  return outcome;
}
