const start = "Left to do: "

/** The description of an output of which people have to know something; `NAME` in it stands for the output's value. */
export function outputNote(text: string): string {
  return start + text
}

/** What people have to know of an output; undefined for any other. */
export function readOutputNote(description: string, value: string): string | undefined {
  return description.startsWith(start) ? description.slice(start.length).replaceAll("NAME", value) : undefined
}
