using System.Net.Mime;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using SalonCrm.Admin.Clients;
using SalonCrm.Admin.SignIn;
using SalonCrm.Data.Access;
using SalonCrm.Data.Clients;
using SalonCrm.Data.Photos;

namespace SalonCrm.Admin.Photos;

/// <summary>Photos go by HTTP, not through the circuit. Who may what is decided at the data project's door.</summary>
internal static class PhotoEndpoints
{
    private const int FormRim = 16 * 1024;

    /// <summary>The largest request: picture, thumbnail and what stands around them.</summary>
    public static readonly int LargestRequest = PhotoForm.PictureBytes + PhotoForm.ThumbnailBytes + FormRim;

    public static void MapPhotos(this WebApplication app)
    {
        app.MapPost("/clients/{client:guid}/visits/{visit:guid}/photos", Add)
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequest), new RequireAntiforgeryTokenAttribute())

            // All of it in memory: what is over the threshold would be written, unsealed, into the machine's temporary folder.
            .WithFormOptions(memoryBufferThreshold: LargestRequest, multipartBodyLengthLimit: LargestRequest, valueCountLimit: 4);
        app.MapGet("/photos/{photo:guid}", (HttpContext context, VisitPhotos photos, Guid photo, CancellationToken cancel) =>
            Show(context, photos, photo, PhotoSize.Picture, cancel));
        app.MapGet("/photos/{photo:guid}/thumbnail", (HttpContext context, VisitPhotos photos, Guid photo, CancellationToken cancel) =>
            Show(context, photos, photo, PhotoSize.Thumbnail, cancel));
    }

    private static async Task<Results<Ok, JsonHttpResult<string>>> Add(
        HttpContext context, VisitPhotos photos, Guid client, Guid visit, [FromForm] Guid id, [FromForm] PhotoStage stage, IFormFile picture, IFormFile thumbnail, CancellationToken cancel)
    {
        var form = new PhotoForm { Id = id, ClientId = client, VisitId = visit, Stage = stage };
        return await photos.Add(context.Actor(), form, await Read(picture, cancel), await Read(thumbnail, cancel), cancel) switch
        {
            Outcome<VisitPhotoView>.Done => TypedResults.Ok(),
            Outcome<VisitPhotoView>.Invalid invalid => Tell(FieldTexts.Of(invalid.Problems[0].Problem), StatusCodes.Status422UnprocessableEntity),
            Outcome<VisitPhotoView>.NotFound => Tell(PhotosText.VisitGone, StatusCodes.Status404NotFound),
            _ => Tell(PhotosText.Refused, StatusCodes.Status403Forbidden),
        };
    }

    /// <summary>What is not there and what one may not see are answered alike.</summary>
    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, NotFound>> Show(
        HttpContext context, VisitPhotos photos, Guid photo, PhotoSize size, CancellationToken cancel)
    {
        switch (await photos.Show(context.Actor(), photo, size, cancel))
        {
            case Outcome<PhotoFile>.Done { Value: var file }:
                var (type, name) = Name(file.Kind);
                context.Response.Headers.ContentDisposition = new ContentDisposition { Inline = true, FileName = name }.ToString();
                context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
                return TypedResults.Bytes(file.Bytes, type);
            case Outcome<PhotoFile>.Invalid:
                return TypedResults.StatusCode(StatusCodes.Status410Gone);
            default:
                return TypedResults.NotFound();
        }
    }

    private static JsonHttpResult<string> Tell(string text, int status) => TypedResults.Json(text, statusCode: status);

    private static (string Type, string Name) Name(PictureKind kind) => kind switch
    {
        PictureKind.Png => (MediaTypeNames.Image.Png, "photo.png"),
        PictureKind.Webp => (MediaTypeNames.Image.Webp, "photo.webp"),
        _ => (MediaTypeNames.Image.Jpeg, "photo.jpg"),
    };

    private static async Task<ReadOnlyMemory<byte>> Read(IFormFile file, CancellationToken cancel)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
