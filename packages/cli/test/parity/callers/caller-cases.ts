import type { TokenOptions } from "@tsapi/framework/gateway"
import { expect } from "vitest"
import type { Signer } from "./sign-request.ts"

export interface CallerCase {
  readonly name: string
  /** Whose token is sent. */
  readonly token?: TokenOptions & { readonly authorizer: "Cognito" | "Jwt" }
  /** A token, or what is none, as it is. */
  readonly authorization?: string
  /** Who signs. */
  readonly signer?: Signer
  /** The function to whose URL it goes. Default: it goes to the API. */
  readonly urlOf?: string
  readonly method?: "GET" | "POST"
  readonly path: string
  readonly status: number
  readonly body: unknown
}

const notByUrl = { status: 403, body: { Message: "Forbidden" } }
const unauthorized = { status: 401, body: { message: "Unauthorized" } }

/** What `app.ts` answers to those who call it. */
export const callerCases: readonly CallerCase[] = [
  {
    name: "an ID token of the pool",
    token: { authorizer: "Cognito", user: "alice", groups: ["admins", "staff"] },
    path: "/pool",
    status: 200,
    body: { principalId: "alice", groups: "admins,staff", use: "id" },
  },
  { name: "no token for the pool", path: "/pool", ...unauthorized },
  { name: "what is no token", authorization: "Bearer x.y.z", path: "/pool", ...unauthorized },
  {
    name: "an access token where no scopes are asked for",
    token: { authorizer: "Cognito", use: "access" },
    path: "/pool",
    ...unauthorized,
  },
  {
    name: "an access token with a scope",
    token: { authorizer: "Cognito", user: "alice", scopes: ["items/read"] },
    path: "/pool/items",
    status: 200,
    body: { principalId: "alice", use: "access" },
  },
  {
    name: "an access token without the scope",
    token: { authorizer: "Cognito", scopes: ["openid"] },
    path: "/pool/items",
    status: 403,
    body: { Message: "User is not authorized to access this resource" },
  },
  { name: "a token of another issuer at the pool", token: { authorizer: "Jwt" }, path: "/pool", ...unauthorized },
  {
    name: "an expired token of the pool",
    token: { authorizer: "Cognito", expiresInSeconds: -5 },
    path: "/pool",
    ...unauthorized,
  },
  {
    name: "a token of the issuer",
    token: { authorizer: "Jwt", user: "eve" },
    path: "/issuer/1",
    status: 200,
    body: { principalId: "eve", audience: "items", id: "1" },
  },
  { name: "no token for the issuer", path: "/issuer/1", ...unauthorized },
  {
    name: "a token of the issuer for somebody else",
    token: { authorizer: "Jwt", claims: { aud: "others" } },
    path: "/issuer/1",
    ...unauthorized,
  },
  {
    name: "a token of the issuer that is not good yet",
    token: { authorizer: "Jwt", claims: { nbf: 4_102_444_800 } },
    path: "/issuer/1",
    ...unauthorized,
  },
  {
    name: "a token of the issuer with one of the scopes",
    token: { authorizer: "Jwt", user: "eve", scopes: ["items:write"] },
    path: "/issuer/1/parts",
    status: 200,
    body: { principalId: "eve", scope: "items:write" },
  },
  {
    name: "a token of the issuer without a scope",
    token: { authorizer: "Jwt" },
    path: "/issuer/1/parts",
    status: 403,
    body: { Message: "User is not authorized to access this resource with an explicit deny" },
  },
  {
    name: "a signed request",
    signer: "ada",
    method: "POST",
    path: "/signed/a%20b/c",
    status: 200,
    body: { name: "ada", same: true, hasKey: true },
  },
  { name: "no signature", path: "/signed/a", status: 403, body: { message: "Missing Authentication Token" } },
  {
    name: "a signature of nobody",
    signer: "nobody",
    path: "/signed/a",
    status: 403,
    body: { message: "The security token included in the request is invalid." },
  },
  {
    name: "a signature with another secret",
    signer: "forger",
    path: "/signed/a",
    status: 403,
    body: {
      message: expect.stringMatching(/^The request signature we calculated does not match the signature you provided/),
    },
  },
  {
    name: "a signature of somebody who may do something else",
    signer: "reader",
    method: "POST",
    path: "/signed/a",
    status: 403,
    body: {
      Message: expect.stringMatching(/^User: .*:user\/reader is not authorized to perform: execute-api:Invoke on /),
    },
  },
  {
    name: "an authorizer of another stack",
    authorization: "anything",
    path: "/elsewhere",
    status: 501,
    body: { message: "An existing authorizer is not emulated" },
  },
  {
    name: "a function of another stack",
    path: "/foreign",
    status: 501,
    body: { message: "The function orders:live is not emulated" },
  },
  { name: "an open route whose function has a URL", path: "/addressed/1", status: 200, body: { name: null, id: "1" } },
  {
    name: "a URL, signed",
    ...{ urlOf: "AddressedController", signer: "ada", path: "/addressed/a%20b" },
    ...{ status: 200, body: { name: "ada", id: "a b" } },
  },
  { name: "a URL, not signed", urlOf: "AddressedController", path: "/addressed/1", ...notByUrl },
  {
    name: "a URL, signed by nobody",
    urlOf: "AddressedController",
    signer: "nobody",
    path: "/addressed/1",
    ...notByUrl,
  },
  { name: "a URL, forged", urlOf: "AddressedController", signer: "forger", path: "/addressed/1", ...notByUrl },
  {
    name: "a URL, signed by somebody whose policy names methods of the API",
    ...{ urlOf: "AddressedController", signer: "reader", path: "/addressed/1", ...notByUrl },
  },
]

const forbidden = { status: 403, body: { message: "Forbidden" } }

/** Where an HTTP API answers otherwise than a REST API, and what. */
const httpAnswers: Readonly<Record<string, Pick<CallerCase, "status" | "body">>> = {
  // A list becomes a text in another way.
  "an ID token of the pool": { status: 200, body: { principalId: "alice", groups: "[admins staff]", use: "id" } },
  "an access token where no scopes are asked for": { status: 200, body: { principalId: "test-user", use: "access" } },
  "an access token without the scope": forbidden,
  "a token of the issuer without a scope": forbidden,
  "no signature": forbidden,
  "a signature of nobody": forbidden,
  "a signature with another secret": forbidden,
  "a signature of somebody who may do something else": forbidden,
}

/** What `http-app.ts` answers. */
export const httpCallerCases: readonly CallerCase[] = callerCases
  .filter(({ path }) => path !== "/elsewhere" && path !== "/foreign")
  .map((entry) => ({ ...entry, ...httpAnswers[entry.name] }))
