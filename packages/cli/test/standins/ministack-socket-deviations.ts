import { expect } from "vitest"

export interface SocketDeviation {
  /** What ministack 1.5.33 does. */
  readonly ministack: string
  /** What it answers. */
  readonly found: unknown
}

/** Cases of WebSocket APIs that ministack answers otherwise than AWS. */
export const ministackSocketDeviations: Readonly<Record<string, SocketDeviation>> = {
  "what a method throws is told as Internal server error, and the client stays": {
    ministack: "sends the client the message of the error",
    found: ["unexpected", { said: "still here" }],
  },
  "an authorizer that throws Unauthorized: 401": {
    ministack: "takes it for any other error",
    found: "Unexpected server response: 500",
  },
  "a method that refuses: its status": {
    ministack: "has one status for all who refuse",
    found: "Unexpected server response: 403",
  },
  "the subprotocol that the app chooses": {
    ministack: "does not read the answer's headers",
    found: "Server sent no subprotocol",
  },
  "the AWS SDK sends to a client, describes it and ends its connection": {
    ministack: "describes clients by names that no SDK reads",
    found: expect.objectContaining({ heard: "grüße", Identity: undefined, times: [undefined, undefined], code: 1000 }),
  },
}
