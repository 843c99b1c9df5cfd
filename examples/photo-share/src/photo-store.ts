import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3"
import { getSignedUrl } from "@aws-sdk/s3-request-presigner"
import { photoBucket, thumbnailBucket, uploadKey } from "./buckets.ts"

/** How long the URLs are good for that clients get. */
const expiresIn = 15 * 60

// A URL is made before there is a body whose checksum it could have.
const s3 = new S3Client({ requestChecksumCalculation: "WHEN_REQUIRED" })

/** Photos and their thumbnails, in S3. */
export class PhotoStore {
  /** Where the photo can be put, by anybody who knows the URL. */
  uploadUrl(id: string): Promise<string> {
    return getSignedUrl(s3, new PutObjectCommand({ Bucket: photoBucket.name, Key: uploadKey(id) }), { expiresIn })
  }

  thumbnailUrl(id: string): Promise<string> {
    return getSignedUrl(s3, new GetObjectCommand({ Bucket: thumbnailBucket.name, Key: `${id}.jpg` }), { expiresIn })
  }

  async sizeOf(id: string): Promise<number> {
    const { ContentLength } = await s3.send(new HeadObjectCommand({ Bucket: photoBucket.name, Key: uploadKey(id) }))
    return ContentLength ?? 0
  }

  /** Its first bytes. */
  async begin(id: string, bytes: number): Promise<Uint8Array> {
    const Range = `bytes=0-${bytes - 1}`
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: photoBucket.name, Key: uploadKey(id), Range }))
    return (await Body?.transformToByteArray()) ?? new Uint8Array()
  }

  async read(id: string): Promise<Uint8Array> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: photoBucket.name, Key: uploadKey(id) }))
    return (await Body?.transformToByteArray()) ?? new Uint8Array()
  }

  async remove(id: string): Promise<void> {
    await s3.send(new DeleteObjectCommand({ Bucket: photoBucket.name, Key: uploadKey(id) }))
  }

  async putThumbnail(id: string, Body: Uint8Array): Promise<void> {
    const Key = `${id}.jpg`
    await s3.send(new PutObjectCommand({ Bucket: thumbnailBucket.name, Key, Body, ContentType: "image/jpeg" }))
  }

  async removeThumbnail(id: string): Promise<void> {
    await s3.send(new DeleteObjectCommand({ Bucket: thumbnailBucket.name, Key: `${id}.jpg` }))
  }
}
