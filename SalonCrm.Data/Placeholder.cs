namespace SalonCrm.Data;
internal static class Placeholder;
