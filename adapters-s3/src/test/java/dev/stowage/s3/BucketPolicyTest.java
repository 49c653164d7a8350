package dev.stowage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies say about the objects under b/s/, in the words that AWS allows for it. */
class BucketPolicyTest {

  private static final String FOLDER = "arn:aws:s3:::b/s/";
  private static final String ALL = "'Resource':'arn:aws:s3:::b/s/*'";
  private static final String READ = "'Action':'s3:GetObject'";
  private static final String ALLOW = "'Effect':'Allow','Principal':'*',";
  private static final String DENY = "'Effect':'Deny','Principal':'*',";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ALLOW + READ + "," + ALL,
        ALLOW + "'Action':['s3:PutObject','s3:getobject']," + ALL,
        ALLOW + "'Action':'s3:Get*'," + ALL,
        ALLOW + "'Action':'*','Resource':'*'",
        ALLOW + READ + ",'Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*']",
        "'Effect':'Allow','Principal':{'AWS':'*'}," + READ + "," + ALL,
        "'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::1:root','*']}," + READ + "," + ALL,
      })
  void letsEverybodyReadInManyWords(String statement) {
    assertThat(policy(statement).allowsReading(FOLDER)).isTrue();
    assertThat(policy(statement).deniesReading(FOLDER)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DENY + READ + "," + ALL,
        "'Effect':'allow','Principal':'*'," + READ + "," + ALL,
        ALLOW + "'Action':'s3:PutObject'," + ALL,
        ALLOW + "'Action':'s3:GetObjectAcl'," + ALL,
        ALLOW + "'NotAction':'s3:PutObject'," + ALL,
        ALLOW + READ + ",'Resource':'arn:aws:s3:::b/s/a*'",
        ALLOW + READ + ",'Resource':'arn:aws:s3:::b/s/?*'",
        ALLOW + READ + ",'Resource':'arn:aws:s3:::b/s/'",
        ALLOW + READ + ",'Resource':'arn:aws:s3:::c/*'",
        ALLOW + READ + ",'NotResource':'arn:aws:s3:::b/t/*'",
        ALLOW + READ + "," + ALL + ",'Condition':{'IpAddress':{'aws:SourceIp':'192.0.2.1'}}",
        "'Effect':'Allow','NotPrincipal':{'AWS':'arn:aws:iam::1:root'}," + READ + "," + ALL,
        "'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::1:root'}," + READ + "," + ALL,
        "'Effect':'Allow','Principal':{'Service':'*'}," + READ + "," + ALL,
      })
  void doesNotLetEverybodyReadAll(String statement) {
    assertThat(policy(statement).allowsReading(FOLDER)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DENY + READ + "," + ALL,
        DENY + "'Action':'s3:*','Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*']",
        DENY + READ + ",'Resource':'arn:aws:s3:::b/s/secret'",
        DENY + READ + ",'Resource':'arn:aws:s3:::b/*.txt'",
        DENY + "'NotAction':'s3:PutObject'," + ALL,
        DENY + READ + ",'NotResource':'arn:aws:s3:::b/t/*'",
        DENY + READ + "," + ALL + ",'Condition':{'Bool':{'aws:SecureTransport':'false'}}",
        "'Effect':'Deny','NotPrincipal':{'AWS':'arn:aws:iam::1:root'}," + READ + "," + ALL,
      })
  void mayKeepSomebodyOutAboveWhatAllows(String statement) {
    BucketPolicy both = policy(ALLOW + READ + "," + ALL + "},{" + statement);

    assertThat(both.allowsReading(FOLDER)).isTrue();
    assertThat(both.deniesReading(FOLDER)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DENY + "'Action':'s3:PutObject'," + ALL,
        DENY + READ + ",'Resource':'arn:aws:s3:::b/t/*'",
        DENY + "'Action':'s3:*','Resource':'arn:aws:s3:::b'",
        "'Effect':'Deny','Principal':{'AWS':'arn:aws:iam::1:root'}," + READ + "," + ALL,
      })
  void deniesElsewhereWithoutHarm(String statement) {
    assertThat(policy(statement).deniesReading(FOLDER)).isFalse();
  }

  @Test
  void readsOneStatementWithoutAList() {
    String one = "{\"Statement\":" + object(ALLOW + READ + "," + ALL) + "}";

    assertThat(BucketPolicy.parse(one).allowsReading(FOLDER)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "1", "{}", "{\"Statement\":[1]}", "{\"Statement\":[{}]}"})
  void allowsAndDeniesNothingWithoutStatements(String json) {
    assertThat(BucketPolicy.parse(json).allowsReading(FOLDER)).isFalse();
    assertThat(BucketPolicy.parse(json).deniesReading(FOLDER)).isFalse();
  }

  private static BucketPolicy policy(String statements) {
    return BucketPolicy.parse(
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + object(statements) + "]}");
  }

  private static String object(String fields) {
    return ("{" + fields + "}").replace('\'', '"');
  }
}
