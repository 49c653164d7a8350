package dev.stowage.testkit.local;

/** What can be set of a bucket, as far as a public website needs it. */
enum S3Setting {
  /** That the bucket has a website. */
  WEBSITE("website", "NoSuchWebsiteConfiguration"),
  /** Who may do what. */
  POLICY("policy", "NoSuchBucketPolicy"),
  /** That the policy may be public; a new bucket says no. */
  ACCESS_BLOCK("publicAccessBlock", "NoSuchPublicAccessBlockConfiguration");

  private final String parameter;
  private final String absent;

  S3Setting(String parameter, String absent) {
    this.parameter = parameter;
    this.absent = absent;
  }

  /** The query parameter that asks for it. */
  String parameter() {
    return parameter;
  }

  /** S3's code for that it is not set. */
  String absent() {
    return absent;
  }
}
