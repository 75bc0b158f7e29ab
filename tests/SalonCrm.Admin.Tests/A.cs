namespace SalonCrm; public class A { [Fact] public void One_is_one() => Assert.Equal(1, "1".Length); }
