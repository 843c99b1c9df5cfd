export interface S3ErrorOptions {
  /** HTTP status; 400 by default. */
  readonly status?: number
  /** Further elements of the answer, such as `Key`. */
  readonly members?: Readonly<Record<string, string | number>>
  /** Further headers of the answer, such as `x-amz-delete-marker`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer S3 gives as an error; `name` is its `Code`, which SDK users compare. */
export class S3Error extends Error {
  override readonly name: string
  readonly status: number
  readonly members: Readonly<Record<string, string | number>>
  readonly headers: Readonly<Record<string, string>>

  constructor(name: string, message: string, { status = 400, members = {}, headers = {} }: S3ErrorOptions = {}) {
    super(message)
    this.name = name
    this.status = status
    this.members = members
    this.headers = headers
  }
}

export function noSuchBucket(name: string): S3Error {
  return new S3Error("NoSuchBucket", "The specified bucket does not exist", {
    status: 404,
    members: { BucketName: name },
  })
}

export function noSuchKey(key: string): S3Error {
  return new S3Error("NoSuchKey", "The specified key does not exist.", { status: 404, members: { Key: key } })
}

export function noSuchVersion(key: string, versionId: string): S3Error {
  return new S3Error("NoSuchVersion", "The specified version does not exist.", {
    status: 404,
    members: { Key: key, VersionId: versionId },
  })
}

export function noSuchUpload(uploadId: string): S3Error {
  const message =
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed."
  return new S3Error("NoSuchUpload", message, { status: 404, members: { UploadId: uploadId } })
}

export function invalidArgument(message: string, name: string, value: string): S3Error {
  return new S3Error("InvalidArgument", message, { members: { ArgumentName: name, ArgumentValue: value } })
}

export function malformedXml(): S3Error {
  const message = "The XML you provided was not well-formed or did not validate against our published schema"
  return new S3Error("MalformedXML", message)
}

export function preconditionFailed(condition: string): S3Error {
  return new S3Error("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", {
    status: 412,
    members: { Condition: condition },
  })
}

/** What this stand-in lacks is refused by name, so that nobody mistakes its absence for success. */
export function unsupported(feature: string): S3Error {
  return new S3Error("NotImplemented", `${feature} is not supported by tsapi local`, { status: 501 })
}
