import type { LocalService } from "../../src/model/local-emulator.ts"

export interface RecordedCall {
  readonly service: string
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

/** Services that write down what they are called for; an error that is set for one is what it answers. */
export function recordingServices() {
  const calls: RecordedCall[] = []
  const errors = new Map<string, Error>()
  return {
    calls,
    errors,
    service: async (name: string): Promise<LocalService> => ({
      endpoint: `http://127.0.0.1/${name}`,
      async call(operation, input) {
        calls.push({ service: name, operation, input })
        const error = errors.get(name)
        if (error) throw error
        return {}
      },
    }),
    inputsOf: (name: string) => calls.filter(({ service }) => service === name).map(({ input }) => input),
    /** Forgets the calls and the errors. */
    clear() {
      calls.length = 0
      errors.clear()
    },
  }
}
