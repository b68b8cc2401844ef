package cn.shenhe.portal.web.content.search;

import cn.shenhe.portal.content.search.FacetCount;
import cn.shenhe.portal.content.search.Fragment;
import cn.shenhe.portal.content.search.PortalSearch;
import cn.shenhe.portal.content.search.SearchAnswer;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchHit;
import cn.shenhe.portal.content.search.SearchLearning;
import cn.shenhe.portal.web.security.ClientAddress;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same search as the page's, for programs, and completions for the box. */
@Path("/")
@Produces("application/json;charset=UTF-8")
@Tag(name = "搜索", description = "课程、法规条文和服务的全文检索")
public class SearchResource {

  @Inject PortalSearch search;
  @Inject SearchLearning learning;
  @Inject ClientAddress clientAddress;

  /** One page of results; marks are ranges of the plain text, never markup. */
  @GET
  @Path("search")
  @Operation(summary = "搜索", description = "每页 10 条，最多 50 页；marks 是 text 中 [起, 止) 的字符位置")
  public Map<String, Object> search(
      @QueryParam("q") @DefaultValue("") String question,
      @QueryParam("kind") String kind,
      @QueryParam("topic") String topic,
      @QueryParam("audience") String audience,
      @QueryParam("industry") String industry,
      @QueryParam("year") @DefaultValue("0") int year,
      @QueryParam("page") @DefaultValue("1") int page) {
    SearchAnswer answer =
        search.search(question, new SearchFilter(kind, topic, audience, industry, year), page);
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("total", answer.total());
    shown.put("page", answer.page());
    shown.put("pages", answer.pages());
    shown.put("didYouMean", answer.didYouMean());
    shown.put("hits", answer.hits().stream().map(SearchResource::hit).toList());
    Map<String, Object> facets = new LinkedHashMap<>();
    answer.facets().forEach((name, counts) -> facets.put(name, counts(counts)));
    shown.put("facets", facets);
    return shown;
  }

  private static Map<String, Long> counts(List<FacetCount> counts) {
    Map<String, Long> byValue = new LinkedHashMap<>();
    counts.forEach(count -> byValue.put(count.value(), count.count()));
    return byValue;
  }

  private static Map<String, Object> hit(SearchHit hit) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", hit.id());
    shown.put("kind", hit.kind());
    shown.put("topic", hit.topic());
    shown.put("title", text(hit.title()));
    shown.put("path", hit.path());
    shown.put("heading", hit.heading());
    shown.put("passage", text(hit.passage()));
    return shown;
  }

  private static Map<String, Object> text(Fragment fragment) {
    List<List<Integer>> marks = new ArrayList<>();
    int at = 0;
    for (Fragment.Part part : fragment.parts()) {
      if (part.marked()) {
        marks.add(List.of(at, at + part.text().length()));
      }
      at += part.text().length();
    }
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("text", fragment.plain());
    shown.put("marks", marks);
    return shown;
  }

  /** The OpenSearch form of completions: what was typed, then at most eight of them. */
  @GET
  @Path("suggestions")
  @Operation(summary = "搜索建议", description = "OpenSearch Suggestions 格式：[输入, [建议…]]")
  public Response suggestions(@QueryParam("q") @DefaultValue("") String typed) {
    return Response.ok(List.of(typed, search.suggest(typed)))
        .header("Cache-Control", "public, max-age=60")
        .build();
  }

  /** A result was opened; counted without any trace of who did. */
  @POST
  @Path("search/opened")
  @Consumes("application/x-www-form-urlencoded")
  @Operation(summary = "记录结果被打开", description = "只按天累计次数，不记录访问者")
  public Response opened(
      @FormParam("q") @DefaultValue("") String question,
      @FormParam("id") @DefaultValue("") String id,
      @Context HttpServletRequest request) {
    learning.opened(question, id, clientAddress.of(request));
    return Response.noContent().build();
  }
}
