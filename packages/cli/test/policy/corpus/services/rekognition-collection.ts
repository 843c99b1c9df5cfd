// Faces of a collection.
//
// env COLLECTION=staff
// allow rekognition:SearchFacesByImage arn:aws:rekognition:us-east-1:111122223333:collection/staff
// deny rekognition:IndexFaces arn:aws:rekognition:us-east-1:111122223333:collection/staff
// deny rekognition:SearchFacesByImage arn:aws:rekognition:us-east-1:111122223333:collection/guests

import { RekognitionClient, SearchFacesByImageCommand } from "@aws-sdk/client-rekognition"

export const handler = async ({ image }: { image: string }) =>
  new RekognitionClient({}).send(
    new SearchFacesByImageCommand({
      CollectionId: process.env.COLLECTION,
      Image: { Bytes: Buffer.from(image, "base64") },
    }),
  )
