import { gatedApp } from "./gated-app.ts"

const everyone = { Principal: "*", Action: "execute-api:Invoke" } as const

/** Has a resource policy of its own. */
export const app = gatedApp("parity-statements", {
  resourcePolicy: {
    statements: [
      { ...everyone, Effect: "Allow", Resource: "execute-api:/api/GET/*" },
      {
        ...everyone,
        Effect: "Deny",
        Resource: "execute-api:/api/GET/gated/m?ck",
        Condition: { NotIpAddress: { "aws:SourceIp": ["127.0.0.1"] } },
      },
      {
        ...everyone,
        Effect: "Deny",
        Resource: "execute-api:/*/GET/gated",
        Condition: { StringLike: { "aws:UserAgent": ["scraper/*"] }, StringEquals: { "aws:Referer": "nowhere" } },
      },
    ],
  },
})
