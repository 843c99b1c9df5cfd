// Faces and texts in the pictures of a bucket; the services read the object with the caller's permission.
//
// env BUCKET=pictures
// env TOPIC=arn:aws:sns:us-east-1:111122223333:textract
// env ROLE=arn:aws:iam::111122223333:role/textract
// allow rekognition:DetectModerationLabels *
// allow rekognition:SearchFacesByImage arn:aws:rekognition:us-east-1:111122223333:collection/staff
// allow textract:StartDocumentTextDetection *
// allow textract:GetDocumentTextDetection *
// allow s3:GetObject arn:aws:s3:::pictures/*
// allow iam:PassRole arn:aws:iam::111122223333:role/textract when iam:PassedToService=textract.amazonaws.com
// deny rekognition:IndexFaces arn:aws:rekognition:us-east-1:111122223333:collection/staff
// deny s3:PutObject arn:aws:s3:::pictures/a
// deny s3:GetObject arn:aws:s3:::other/a

import {
  DetectModerationLabelsCommand,
  RekognitionClient,
  SearchFacesByImageCommand,
} from "@aws-sdk/client-rekognition"
import {
  GetDocumentTextDetectionCommand,
  StartDocumentTextDetectionCommand,
  TextractClient,
} from "@aws-sdk/client-textract"

const rekognition = new RekognitionClient({})
const textract = new TextractClient({})
const s3Object = (Name: string) => ({ Bucket: process.env.BUCKET, Name })

export const handler = async ({ name, job }: { name: string; job?: string }) => {
  if (job) return textract.send(new GetDocumentTextDetectionCommand({ JobId: job }))
  const Image = { S3Object: s3Object(name) }
  const { ModerationLabels } = await rekognition.send(new DetectModerationLabelsCommand({ Image, MinConfidence: 80 }))
  if (ModerationLabels?.length) return undefined
  await rekognition.send(new SearchFacesByImageCommand({ CollectionId: "staff", Image }))
  return textract.send(
    new StartDocumentTextDetectionCommand({
      DocumentLocation: { S3Object: s3Object(name) },
      NotificationChannel: { SNSTopicArn: process.env.TOPIC, RoleArn: process.env.ROLE },
    }),
  )
}
