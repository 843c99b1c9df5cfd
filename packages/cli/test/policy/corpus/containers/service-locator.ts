// A locator object with lazy getters.
//
// allow s3:GetObject arn:aws:s3:::templates/*.html
// deny s3:GetObject arn:aws:s3:::templates/welcome.txt
// deny s3:PutObject arn:aws:s3:::templates/welcome.html

import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"

const services = {
  cached: undefined as S3Client | undefined,
  get s3() {
    return (this.cached ??= new S3Client({}))
  },
}

const template = async (name: string) => {
  const { Body } = await services.s3.send(new GetObjectCommand({ Bucket: "templates", Key: `${name}.html` }))
  return Body?.transformToString()
}

export const handler = async ({ name }: { name: string }) => template(name)
