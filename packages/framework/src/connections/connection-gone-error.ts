/** Thrown for a connection that has ended: forget it. */
export class ConnectionGoneError extends Error {
  override readonly name = "ConnectionGoneError"
  readonly connectionId: string

  constructor(connectionId: string, options?: ErrorOptions) {
    super(`The connection ${connectionId} is gone`, options)
    this.connectionId = connectionId
  }
}
