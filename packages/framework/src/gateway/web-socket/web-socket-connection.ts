import type { WebSocketIdentity } from "./web-socket-context.ts"

/** A client that is connected, or is about to be. */
export interface WebSocketConnection {
  /** `TXzPWdnOjoECGjA=` */
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly connectedAt: number
  readonly domainName: string
  readonly identity: WebSocketIdentity
  /** What the authorizer said of the client. */
  readonly authorizer?: Readonly<Record<string, string | number>> | undefined
}

/** How a connection ended. */
export interface ConnectionEnd {
  /** Of the closing frame; 1005 for one without, 1006 where none came. */
  readonly code: number
  readonly reason: string
}

/** The way to a client. */
export interface ClientSocket {
  send(text: string): void
  /** Says why, and ends the connection. */
  close(end: ConnectionEnd): void
}
