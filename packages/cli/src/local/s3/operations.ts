import { deleteDocument, getDocument, putDocument } from "./buckets/bucket-documents.ts"
import { deleteBucketCors, getBucketCors, putBucketCors } from "./buckets/bucket-cors.ts"
import { getBucketNotification, putBucketNotification } from "./buckets/bucket-notification.ts"
import { deleteBucketTagging, getBucketTagging, putBucketTagging } from "./buckets/bucket-tagging.ts"
import { getBucketVersioning, putBucketVersioning } from "./buckets/bucket-versioning.ts"
import { createBucket } from "./buckets/create-bucket.ts"
import { deleteBucket } from "./buckets/delete-bucket.ts"
import { getBucketLocation, headBucket } from "./buckets/head-bucket.ts"
import { listBuckets } from "./buckets/list-buckets.ts"
import { listObjects, listObjectsV2 } from "./listing/list-objects.ts"
import { listObjectVersions } from "./listing/list-object-versions.ts"
import { abortMultipartUpload } from "./multipart/abort-multipart-upload.ts"
import { completeMultipartUpload } from "./multipart/complete-multipart-upload.ts"
import { createMultipartUpload } from "./multipart/create-multipart-upload.ts"
import { listMultipartUploads } from "./multipart/list-multipart-uploads.ts"
import { listParts } from "./multipart/list-parts.ts"
import { uploadPart, uploadPartCopy } from "./multipart/upload-part.ts"
import { copyObject } from "./objects/copy-object.ts"
import { deleteObject } from "./objects/delete-object.ts"
import { deleteObjects } from "./objects/delete-objects.ts"
import { getObject, headObject } from "./objects/get-object.ts"
import { getObjectAttributes } from "./objects/get-object-attributes.ts"
import { getBucketAcl, getObjectAcl, putAcl } from "./objects/object-acl.ts"
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from "./objects/object-tagging.ts"
import { putObject } from "./objects/put-object.ts"
import type { Operation } from "./s3-context.ts"

/** Every operation this stand-in has, by the name that `operationName` gives a request; all others are refused by name. */
export const operations: Readonly<Record<string, Operation>> = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: createBucket,
  CreateMultipartUpload: createMultipartUpload,
  DeleteBucket: deleteBucket,
  DeleteBucketCors: deleteBucketCors,
  DeleteBucketEncryption: deleteDocument("BucketEncryption"),
  DeleteBucketLifecycleConfiguration: deleteDocument("BucketLifecycleConfiguration"),
  DeleteBucketOwnershipControls: deleteDocument("BucketOwnershipControls"),
  DeleteBucketPolicy: deleteDocument("BucketPolicy"),
  DeleteBucketTagging: deleteBucketTagging,
  DeleteObject: deleteObject,
  DeleteObjectTagging: deleteObjectTagging,
  DeleteObjects: deleteObjects,
  DeletePublicAccessBlock: deleteDocument("PublicAccessBlock"),
  GetBucketAcl: getBucketAcl,
  GetBucketCors: getBucketCors,
  GetBucketEncryption: getDocument("BucketEncryption"),
  GetBucketLifecycleConfiguration: getDocument("BucketLifecycleConfiguration"),
  GetBucketLocation: getBucketLocation,
  GetBucketLogging: getDocument("BucketLogging"),
  GetBucketNotificationConfiguration: getBucketNotification,
  GetBucketOwnershipControls: getDocument("BucketOwnershipControls"),
  GetBucketPolicy: getDocument("BucketPolicy"),
  GetBucketTagging: getBucketTagging,
  GetBucketVersioning: getBucketVersioning,
  GetObject: getObject,
  GetObjectAcl: getObjectAcl,
  GetObjectAttributes: getObjectAttributes,
  GetObjectTagging: getObjectTagging,
  GetPublicAccessBlock: getDocument("PublicAccessBlock"),
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListMultipartUploads: listMultipartUploads,
  ListObjectVersions: listObjectVersions,
  ListObjects: listObjects,
  ListObjectsV2: listObjectsV2,
  ListParts: listParts,
  PutBucketAcl: putAcl,
  PutBucketCors: putBucketCors,
  PutBucketEncryption: putDocument("BucketEncryption"),
  PutBucketLifecycleConfiguration: putDocument("BucketLifecycleConfiguration"),
  PutBucketLogging: putDocument("BucketLogging"),
  PutBucketNotificationConfiguration: putBucketNotification,
  PutBucketOwnershipControls: putDocument("BucketOwnershipControls"),
  PutBucketPolicy: putDocument("BucketPolicy"),
  PutBucketTagging: putBucketTagging,
  PutBucketVersioning: putBucketVersioning,
  PutObject: putObject,
  PutObjectAcl: putAcl,
  PutObjectTagging: putObjectTagging,
  PutPublicAccessBlock: putDocument("PublicAccessBlock"),
  UploadPart: uploadPart,
  UploadPartCopy: uploadPartCopy,
}
