package dev.stowage.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.core.error.ErrorKind;
import dev.stowage.core.error.StowageException;
import dev.stowage.http.Arrival;
import dev.stowage.http.Request;
import dev.stowage.http.contract.World;
import org.junit.jupiter.api.Test;

/**
 * What is odd in events that AWS publishes for tests: fields left out, fields that contradict each
 * other, names twice. The traits are those of aws/aws-lambda-go (events/testdata) and
 * aws/aws-lambda-java-libs (aws-lambda-java-tests, aws-lambda-java-serialization); the events here
 * are written anew, none is a copy.
 */
class OddEventsTest {

  private static final String ELB =
      "'requestContext':{'elb':{'targetGroupArn':'arn:aws:elasticloadbalancing:x'}},";

  /** As apigw_event_nobody.json: headers and parameters once, a parameter that begins the path. */
  @Test
  void aRestApiMayLeaveOutTheListsOfValues() {
    assertThat(
            read(
                """
                {'resource':'/{proxy+}','path':'/p/abc','httpMethod':'POST',
                'isBase64Encoded':false,'body':'',
                'queryStringParameters':{'raw':'1'},'pathParameters':{'proxy':'/p/abc'},
                'stageVariables':{'a':'b'},'headers':{'Accept':'text/html;q=0.9,*/*;q=0.8'},
                'requestContext':{'stage':'live','identity':{'caller':null,'user':null,
                'sourceIp':'192.0.2.7'},'path':'/live/p/abc','resourcePath':'/{proxy+}',
                'httpMethod':'POST','protocol':'HTTP/1.1'}}
                """))
        .isEqualTo(
            new Event(
                EventKind.REST_V1,
                Request.of("POST", "/p/abc?raw=1")
                    .with("Accept", "text/html;q=0.9,*/*;q=0.8")
                    .arrived(
                        new Arrival("192.0.2.7", "https", EventKind.REST_V1.carrier(), "/live"))));
  }

  /** As apigw-request.json: an authorizer with a number, no word on Base64, line ends in a body. */
  @Test
  void aRestApiMayLeaveOutWhetherABodyIsBase64() {
    assertThat(
            read(
                """
                {'resource':'/{proxy+}','path':'/p/abc','httpMethod':'POST',
                'headers':{'Host':'links.example'},'multiValueHeaders':{'Host':['links.example']},
                'queryStringParameters':{'by':'me'},
                'multiValueQueryStringParameters':{'by':['me']},
                'pathParameters':{'proxy':'p/abc'},
                'requestContext':{'stage':'live','domainName':'links.example','path':'/p/abc',
                'identity':{'apiKey':'k','sourceIp':'192.0.2.7'},
                'authorizer':{'principalId':'admin','clientId':1}},
                'body':'one\\r\\n\\ttwo'}
                """))
        .isEqualTo(
            new Event(
                EventKind.REST_V1,
                Request.of("POST", "/p/abc?by=me")
                    .with("Host", "links.example")
                    .withBody(World.utf8("one\r\n\ttwo"))
                    .arrived(new Arrival("192.0.2.7", "https", EventKind.REST_V1.carrier()))));
  }

  /** As apigw-v2-request-no-authorizer.json: neither body nor cookies nor parameters. */
  @Test
  void anHttpApiMayLeaveOutTheBody() {
    assertThat(
            read(
                """
                {'version':'2.0','routeKey':'$default','rawPath':'/','rawQueryString':'',
                'headers':{'accept':'*/*','content-length':'0'},
                'requestContext':{'authentication':{'clientCert':{'validity':{'notAfter':'x'}}},
                'domainName':'abc.execute-api.eu-west-1.amazonaws.com','stage':'$default',
                'http':{'method':'GET','path':'/','sourceIp':'192.0.2.7'}},
                'isBase64Encoded':false}
                """))
        .isEqualTo(
            new Event(
                EventKind.HTTP_V2,
                Request.of("GET", "/")
                    .with("accept", "*/*")
                    .with("content-length", "0")
                    .arrived(new Arrival("192.0.2.7", "https", EventKind.HTTP_V2.carrier()))));
  }

  /** As apigw-v2-request-iam.json: capitals in names, a parameter that the path does not have. */
  @Test
  void anHttpApiMayNameAParameterThatThePathHasNot() {
    assertThat(
            read(
                """
                {'version':'2.0','routeKey':'$default','rawPath':'/p/abc',
                'rawQueryString':'a=1&a=2&b=','cookies':['c=1','d=2'],'headers':{'Accept':'*/*'},
                'queryStringParameters':{'a':'1,2','b':''},'pathParameters':{'proxy':'x/y'},
                'requestContext':{'authorizer':{'iam':{'cognitoIdentity':{'amr':['foo']}}},
                'domainName':'abc.execute-api.eu-west-1.amazonaws.com','stage':'$default',
                'http':{'method':'GET','path':'/p/abc','sourceIp':'192.0.2.7'}},
                'body':'hello','isBase64Encoded':false}
                """))
        .isEqualTo(
            new Event(
                EventKind.HTTP_V2,
                Request.of("GET", "/p/abc?a=1&a=2&b=")
                    .with("Accept", "*/*")
                    .with("cookie", "c=1; d=2")
                    .withBody(World.utf8("hello"))
                    .arrived(new Arrival("192.0.2.7", "https", EventKind.HTTP_V2.carrier()))));
  }

  /** As lambda_function_url_request.json. */
  @Test
  void aFunctionUrlMayLeaveOutRouteAndStage() {
    assertThat(
            read(
                """
                {'version':'2.0','rawPath':'/p/abc','rawQueryString':'a=1','cookies':['c=1'],
                'headers':{'accept':'a/b,c/d'},'queryStringParameters':{'a':'1'},
                'requestContext':{'authorizer':{'iam':{'userId':'AIDA'}},
                'domainName':'<url-id>.lambda-url.eu-west-1.on.aws',
                'http':{'method':'POST','path':'/p/abc','sourceIp':'192.0.2.7'}},
                'body':'hello','isBase64Encoded':false}
                """))
        .isEqualTo(
            new Event(
                EventKind.FUNCTION_URL,
                Request.of("POST", "/p/abc?a=1")
                    .with("accept", "a/b,c/d")
                    .with("cookie", "c=1")
                    .withBody(World.utf8("hello"))
                    .arrived(new Arrival("192.0.2.7", "https", EventKind.FUNCTION_URL.carrier()))));
  }

  /** As elb_event.json. */
  @Test
  void namesInTwoCasesAreTwoHeaders() {
    assertThat(
            read(
                "{"
                    + ELB
                    + """
                    'httpMethod':'GET','path':'/','queryStringParameters':{},
                    'headers':{'accept':'text/html','Accept':'application/json',
                    'cookie':'c=1','x-forwarded-for':'192.0.2.7','x-forwarded-proto':'http'},
                    'body':'hello','isBase64Encoded':false}
                    """))
        .isEqualTo(
            new Event(
                EventKind.ALB,
                Request.of("GET", "/")
                    .with("accept", "text/html")
                    .with("Accept", "application/json")
                    .with("cookie", "c=1")
                    .with("x-forwarded-for", "192.0.2.7")
                    .with("x-forwarded-proto", "http")
                    .withBody(World.utf8("hello"))
                    .arrived(new Arrival("192.0.2.7", "http", EventKind.ALB.carrier()))));
  }

  /** As alb-lambda-target-request.json, where each form has names that the other has not. */
  @Test
  void nothingIsLostOfALoadBalancerThatFillsBothForms() {
    assertThat(
            read(
                "{"
                    + ELB
                    + """
                    'httpMethod':'GET','path':'/','queryStringParameters':{'a':'0','b':'1'},
                    'multiValueQueryStringParameters':{'a':['2','3'],'B':['4']},
                    'headers':{'cookie':'c=1','accept':'text/html',
                    'x-forwarded-for':'203.0.113.9'},
                    'multiValueHeaders':{'Accept':['*/*'],'X-Forwarded-Proto':['https'],
                    'X-Forwarded-For':['203.0.113.9, 192.0.2.7']},
                    'isBase64Encoded':false,'body':'hello'}
                    """))
        .isEqualTo(
            new Event(
                EventKind.ALB_MULTI,
                Request.of("GET", "/?a=2&a=3&B=4&b=1")
                    .with("Accept", "*/*")
                    .with("X-Forwarded-Proto", "https")
                    .with("X-Forwarded-For", "203.0.113.9, 192.0.2.7")
                    .with("cookie", "c=1")
                    .withBody(World.utf8("hello"))
                    .arrived(new Arrival("192.0.2.7", "https", EventKind.ALB_MULTI.carrier()))));
  }

  /** As apigw_rest_event.json: a sentence for a body, said to be Base64. */
  @Test
  void aBodyThatIsNotTheBase64ItIsSaidToBeIsRefusedByName() {
    assertThatExceptionOfType(StowageException.class)
        .isThrownBy(
            () ->
                read(
                    """
                    {'version':'1.0','resource':'/a','path':'/a','httpMethod':'GET',
                    'requestContext':{'authorizer':{'claims':null,'scopes':null},'path':'/a'},
                    'pathParameters':null,'body':'Good day!','isBase64Encoded':true}
                    """))
        .satisfies(refused -> assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID))
        .withMessageContaining("body is not the Base64");
  }

  private static Event read(String json) {
    return Lambda.read(World.utf8(json.replace('\'', '"')));
  }
}
