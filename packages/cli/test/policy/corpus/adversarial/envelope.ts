// Envelope encryption with a key, and a signature.
//
// env KEY_ARN=arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
// env SIGNING_KEY=0987dcba-09fe-87dc-65ba-ab0987654321
// allow kms:GenerateDataKey arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
// allow kms:Decrypt arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
// allow kms:Sign arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321
// allow kms:GetPublicKey arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321
// deny kms:Encrypt arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab
// deny kms:Decrypt arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321
// deny kms:ScheduleKeyDeletion arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab

import {
  DecryptCommand,
  GenerateDataKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
} from "@aws-sdk/client-kms"
import { createCipheriv, createHash, randomBytes } from "node:crypto"

class Envelope {
  readonly #kms: KMSClient
  readonly #keyId: string

  constructor(kms: KMSClient, keyId: string) {
    this.#kms = kms
    this.#keyId = keyId
  }

  async seal(text: string) {
    const { Plaintext, CiphertextBlob } = await this.#kms.send(
      new GenerateDataKeyCommand({ KeyId: this.#keyId, KeySpec: "AES_256", EncryptionContext: { purpose: "notes" } }),
    )
    const cipher = createCipheriv("aes-256-gcm", Plaintext!, randomBytes(12))
    return { key: CiphertextBlob, data: Buffer.concat([cipher.update(text), cipher.final()]) }
  }

  async open(key: Uint8Array) {
    const { Plaintext } = await this.#kms.send(new DecryptCommand({ KeyId: this.#keyId, CiphertextBlob: key }))
    return Plaintext
  }
}

export const handler = async ({ text, sealed }: { text: string; sealed?: string }) => {
  const kms = new KMSClient({})
  const envelope = new Envelope(kms, process.env.KEY_ARN!)
  const KeyId = process.env.SIGNING_KEY
  const Message = createHash("sha256").update(text).digest()
  const { Signature } = await kms.send(
    new SignCommand({ KeyId, Message, MessageType: "DIGEST", SigningAlgorithm: "ECDSA_SHA_256" }),
  )
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId }))
  if (sealed) return envelope.open(Buffer.from(sealed, "base64"))
  return { ...(await envelope.seal(text)), Signature, PublicKey }
}
