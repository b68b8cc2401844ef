package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.QuestionAuthoring;
import cn.shenhe.portal.exambank.question.item.Picture;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Pictures of items by the name of their content, which nobody can guess and which never changes.
 */
@Path("/question-pictures")
public class QuestionPicturesResource {

  @Inject QuestionAuthoring authoring;

  @GET
  @Path("{name: [0-9a-f]{32}}")
  public Response picture(@PathParam("name") String name) {
    Optional<Picture> picture = authoring.picture(name);
    return picture
        .map(
            found ->
                Response.ok(found.bytes(), found.mediaType())
                    .header("Cache-Control", "private, max-age=31536000, immutable")
                    .header("X-Content-Type-Options", "nosniff"))
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND))
        .build();
  }
}
