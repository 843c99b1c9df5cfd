export const TYPES = { Mailer: Symbol("Mailer") } as const

export interface Mailer {
  send(to: string): Promise<unknown>
}
