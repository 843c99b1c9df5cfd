import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { injectable } from "inversify"

@injectable()
export class Templates {
  async read(name: string) {
    const { Body } = await new S3Client({}).send(new GetObjectCommand({ Bucket: "templates", Key: `${name}.txt` }))
    return (await Body?.transformToString()) ?? ""
  }
}
