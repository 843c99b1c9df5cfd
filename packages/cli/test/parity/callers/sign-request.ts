import { SignatureV4 } from "@smithy/signature-v4"
import { createHash, createHmac, type Hash, type Hmac } from "node:crypto"

export type Signer = "ada" | "reader" | "nobody" | "forger"

interface Signed {
  readonly signer: Signer
  readonly method: string
  readonly target: string
  readonly service: "execute-api" | "lambda"
}

/** The headers of a request by one of the users of `tsapi.config.ts`, or by one who only says so. */
export async function signedHeaders(
  host: string,
  { signer, method, target, service }: Signed,
): Promise<Record<string, string>> {
  const accessKeyId = signer === "forger" ? "LOCALADA" : `LOCAL${signer.toUpperCase()}`
  const credentials = { accessKeyId, secretAccessKey: `${signer}'s secret` }
  const signature = new SignatureV4({ service, region: "us-east-1", credentials, sha256: Sha256 })
  const request = { method, protocol: "http:", hostname: host, path: target, headers: { host } }
  return (await signature.sign(request)).headers
}

/** What `@smithy/signature-v4` hashes with. */
class Sha256 {
  readonly #hash: Hash | Hmac

  constructor(secret?: string | Uint8Array | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as Uint8Array)
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data)
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {}
}
