/** Members of an event's details. */
export function inputOf(input: unknown): object {
  return { input: JSON.stringify(input), inputDetails: { truncated: false } }
}

export function outputOf(output: unknown): object {
  return { output: JSON.stringify(output), outputDetails: { truncated: false } }
}
