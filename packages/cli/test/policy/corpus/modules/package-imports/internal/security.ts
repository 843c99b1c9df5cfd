import { DecryptCommand, KMSClient } from "@aws-sdk/client-kms"

const kms = new KMSClient({})

export async function decrypt(text: string) {
  const { Plaintext = new Uint8Array() } = await kms.send(
    new DecryptCommand({
      KeyId: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
      CiphertextBlob: Buffer.from(text, "base64"),
    }),
  )
  return new TextDecoder().decode(Plaintext)
}
