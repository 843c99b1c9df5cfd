/** The app, or API Gateway, did not let the client in. */
export class HandshakeError extends Error {
  override readonly name = "HandshakeError"
  readonly status: number
  readonly body: string

  constructor(status: number, body: string) {
    super(`The handshake was answered with ${status}${body && `: ${body}`}`)
    this.status = status
    this.body = body
  }
}
