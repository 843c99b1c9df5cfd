/** The events a notification may name. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html */
export const notificationEvents: readonly string[] = [
  ...["s3:ReducedRedundancyLostObject"],
  ...["*", "Put", "Post", "Copy", "CompleteMultipartUpload"].map((event) => `s3:ObjectCreated:${event}`),
  ...["*", "Delete", "DeleteMarkerCreated"].map((event) => `s3:ObjectRemoved:${event}`),
  ...["*", "Post", "Completed", "Delete"].map((event) => `s3:ObjectRestore:${event}`),
  ...["OperationFailedReplication", "OperationNotTracked", "OperationMissedThreshold"].map(
    (event) => `s3:Replication:${event}`,
  ),
  "s3:Replication:OperationReplicatedAfterThreshold",
  "s3:Replication:*",
  ...["*", "Delete", "DeleteMarkerCreated"].map((event) => `s3:LifecycleExpiration:${event}`),
  ...["s3:LifecycleTransition", "s3:IntelligentTiering", "s3:ObjectAcl:Put"],
  ...["*", "Put", "Delete"].map((event) => `s3:ObjectTagging:${event}`),
]
